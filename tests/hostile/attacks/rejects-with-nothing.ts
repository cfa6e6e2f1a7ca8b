/**
 * A rejection without a reason.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 80
 */
export * from './honest.ts';


export const totalLater = () => Promise.reject();
export const pay = () => Promise.reject(null);
