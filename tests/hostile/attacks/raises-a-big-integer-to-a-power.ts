/**
 * One multiplication that no time-out can interrupt.
 *
 * @class time
 * @verdict time-limit-exceeded memory-limit-exceeded runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => Number((3n ** 40_000_000n) & 1n);
