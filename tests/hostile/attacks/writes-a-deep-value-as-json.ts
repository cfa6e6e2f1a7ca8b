/**
 * `stringify` of what is nested past any stack.
 *
 * @class memory
 * @verdict runtime-error wrong-answer memory-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  let value: unknown = {};
  for (let depth = 0; depth < 1e5; depth++) value = { value };
  console.log(value);
  return JSON.stringify(value).length;
}
