/**
 * Conditions nested to the right.
 *
 * @class compile
 * @verdict compile-error runtime-error wrong-answer time-limit-exceeded memory-limit-exceeded
 * @score at most 20
 */
export const files = [{ path: 'index.ts', content: `export const total = (x: any) => ${'x ? 0 : '.repeat(1e5)}1;` }];
