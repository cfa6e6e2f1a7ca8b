/**
 * More text than anyone writes.
 *
 * @class compile
 * @verdict refused
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: 'x'.repeat(3e6) }];
