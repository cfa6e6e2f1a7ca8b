/**
 * A module that takes an hour, on a clock that knows no hours.
 *
 * @class compile
 * @verdict accepted
 * @score at most 100
 */
await new Promise((resolve) => setTimeout(resolve, 3_600_000));
export * from './honest.ts';
