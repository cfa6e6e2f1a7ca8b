/**
 * Twenty-five lists that hold each other twice: small in memory, and thirty million leaves for a comparison.
 *
 * @class memory
 * @verdict runtime-error
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  let value: unknown = [6_850];
  for (let depth = 0; depth < 25; depth++) value = [value, value];
  return value;
}
