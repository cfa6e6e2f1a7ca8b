/**
 * Unary operators without end.
 *
 * @class compile
 * @verdict compile-error runtime-error wrong-answer
 * @score at most 20
 */
export const files = [{ path: 'index.ts', content: `export const total = ${'!'.repeat(1e5)}0;` }];
