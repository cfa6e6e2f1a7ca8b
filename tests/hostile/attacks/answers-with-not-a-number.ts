/**
 * A number that is not equal to anything, nor different.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export const total = () => Number.NaN;
