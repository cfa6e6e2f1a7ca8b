/**
 * Each error is the cause of the next.
 *
 * @class memory
 * @verdict time-limit-exceeded runtime-error wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  let error = new Error('the first');
  for (let index = 0; index < 1e5; index++) error = new Error('another', { cause: error });
  throw error;
}
