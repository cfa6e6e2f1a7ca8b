/**
 * Decimal digits of a number of a hundred million bits.
 *
 * @class time
 * @verdict time-limit-exceeded memory-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => (1n << 100_000_000n).toString().length;
