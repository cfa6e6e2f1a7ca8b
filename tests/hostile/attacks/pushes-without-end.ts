/**
 * The plainest way to fill a heap.
 *
 * @class memory
 * @verdict memory-limit-exceeded time-limit-exceeded
 * @score at most 60
 */
export * from './honest.ts';


const kept: unknown[] = [];
export function total(): number {
  for (;;) kept.push(new Array(1_000).fill(kept.length));
}
