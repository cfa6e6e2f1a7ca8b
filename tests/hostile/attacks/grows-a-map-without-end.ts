/**
 * A map doubles its table each time.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded runtime-error
 * @score at most 60
 */
export * from './honest.ts';


const kept = new Map<number, object>();
export function total(): number {
  for (let index = 0; ; index++) kept.set(index, { index });
}
