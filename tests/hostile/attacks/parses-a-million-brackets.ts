/**
 * JSON as deep as it is long.
 *
 * @class memory
 * @verdict runtime-error wrong-answer memory-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => JSON.parse('['.repeat(1e6) + ']'.repeat(1e6)).length;
