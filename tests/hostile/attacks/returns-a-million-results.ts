/**
 * A list of a million things to copy and to compare.
 *
 * @class memory
 * @verdict memory-limit-exceeded output-limit-exceeded time-limit-exceeded wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => Array.from({ length: 1e6 }, (_, index) => ({ index, text: `result ${index}` }));
