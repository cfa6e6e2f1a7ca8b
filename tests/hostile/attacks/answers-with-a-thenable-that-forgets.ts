/**
 * A thenable whose `then` calls nobody back: what waits for it never compares.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 80
 */
export * from './honest.ts';


export const totalLater = () => ({ then: () => undefined });
export const pay = () => ({ then: () => undefined });
