/**
 * Parentheses, which might yet turn out to be an arrow function's.
 *
 * @class compile
 * @verdict compile-error
 * @score at most 0
 */
export const files = [{ path: 'index.ts', content: `export const total = ${'('.repeat(1e5)}0${')'.repeat(1e5)};` }];
