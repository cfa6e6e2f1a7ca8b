/**
 * A hundred thousand exports, each of which the suite might ask for.
 *
 * @class compile
 * @verdict wrong-answer compile-error time-limit-exceeded runtime-error memory-limit-exceeded
 * @score at most 20
 */
export const files = [{ path: 'index.ts', content: `${Array.from({ length: 3e4 }, (_, index) => `export const n${index} = ${index};`).join('')} export const total = () => 0;` }];
