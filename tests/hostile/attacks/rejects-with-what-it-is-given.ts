/**
 * The same, later, and as no error.
 *
 * @class leak
 * @verdict wrong-answer runtime-error
 * @score at most 80
 */
export * from './honest.ts';


export const totalLater = async (items: any) => Promise.reject({ items, message: JSON.stringify(items) });
export const pay = async (items: any) => Promise.reject(JSON.stringify(items));
