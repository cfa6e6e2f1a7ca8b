/**
 * An expression whose tree is as deep as it is long.
 *
 * @class compile
 * @verdict compile-error runtime-error wrong-answer time-limit-exceeded
 * @score at most 20
 */
export const files = [{ path: 'index.ts', content: `export const total = () => ${'1+'.repeat(3e5)}1;` }];
