/**
 * `indexOf` through nine thousand million million places.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);
