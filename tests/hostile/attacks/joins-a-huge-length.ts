/**
 * A native loop over a length that nothing stands behind.
 *
 * @class time
 * @verdict time-limit-exceeded memory-limit-exceeded runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => Array.prototype.join.call({ length: 2 ** 32 - 1 }, '').length;
