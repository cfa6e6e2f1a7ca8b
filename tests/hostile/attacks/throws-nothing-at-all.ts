/**
 * `undefined` is thrown: a test that failed without an error.
 *
 * @class forgery
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw undefined;
}
