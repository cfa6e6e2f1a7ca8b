/**
 * Gives back what it was given, as if that were an answer.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 55
 */
export * from './honest.ts';


export const total = (items: any) => items;
export const names = (items: any) => items;
