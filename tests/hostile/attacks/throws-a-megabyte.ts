/**
 * A message that nobody will read to its end.
 *
 * @class memory
 * @verdict runtime-error output-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(): never {
  throw new Error('m'.repeat(1e6));
}
