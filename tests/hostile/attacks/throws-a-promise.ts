/**
 * What is thrown is a promise that is fulfilled.
 *
 * @class forgery
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw Promise.resolve(6_850);
}
