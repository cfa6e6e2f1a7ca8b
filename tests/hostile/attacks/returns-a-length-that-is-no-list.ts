/**
 * An object that says it is as long as can be.
 *
 * @class memory
 * @verdict wrong-answer time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => ({ length: 2 ** 53 - 1, [Symbol.iterator]: Array.prototype[Symbol.iterator] });
