/**
 * More files than anyone writes.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = Array.from({ length: 10_000 }, (_, index) => ({ path: `file-${index}.ts`, content: '' }));
