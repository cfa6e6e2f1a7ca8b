/**
 * A `Number` object with the right value is not the number.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 70
 */
export * from './honest.ts';


export const total = (items: any) => new Number(items.reduce((sum: number, item: any) => sum + item.cents, 0));
