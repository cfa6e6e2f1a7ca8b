/**
 * A megabyte of text where a number is expected.
 *
 * @class memory
 * @verdict output-limit-exceeded wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => 'line\n'.repeat(2e5);
