/**
 * One call on the answer of another.
 *
 * @class compile
 * @verdict compile-error runtime-error wrong-answer time-limit-exceeded memory-limit-exceeded
 * @score at most 20
 */
export const files = [{ path: 'index.ts', content: `const f = () => f; export const total = f${'()'.repeat(1e5)};` }];
