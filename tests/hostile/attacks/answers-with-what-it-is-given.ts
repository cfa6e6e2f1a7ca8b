/**
 * A wrong answer is quoted by the assertion that finds it.
 *
 * @class leak
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export const total = (items: any) => JSON.stringify(items);
export const names = (items: any) => new Set([JSON.stringify(items)]);
