/**
 * A module that is never loaded.
 *
 * @class compile
 * @verdict runtime-error wrong-answer time-limit-exceeded
 * @score at most 0
 */
await new Promise(() => {});
export const total = () => 6_850;
