/**
 * Four thousand million holes, each to be told over the wire.
 *
 * @class memory
 * @verdict time-limit-exceeded memory-limit-exceeded output-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => new Array(2 ** 32 - 1);
