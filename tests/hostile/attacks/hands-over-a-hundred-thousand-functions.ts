/**
 * Each function is a handle that both sides remember.
 *
 * @class memory
 * @verdict time-limit-exceeded wrong-answer memory-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => Array.from({ length: 1e5 }, () => () => 0);
