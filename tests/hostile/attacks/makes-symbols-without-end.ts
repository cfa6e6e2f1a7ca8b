/**
 * Registered symbols are never collected.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


export function total(): number {
  for (let index = 0; ; index++) Symbol.for(`${index}-${'x'.repeat(10_000)}`);
}
