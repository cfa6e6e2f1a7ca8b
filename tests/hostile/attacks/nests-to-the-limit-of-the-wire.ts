/**
 * As deep as a value may be, and no deeper.
 *
 * @class memory
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  let value: unknown = 6_850;
  for (let depth = 0; depth < 1_400; depth++) value = [value];
  return value;
}
