/**
 * An error that carries a library.
 *
 * @class memory
 * @verdict runtime-error output-limit-exceeded time-limit-exceeded
 * @score at most 60
 * @race
 */
export * from './honest.ts';


export function total(): never {
  const error: any = new Error('full');
  for (let index = 0; index < 2e4; index++) error[`key ${index}`] = index;
  throw error;
}
