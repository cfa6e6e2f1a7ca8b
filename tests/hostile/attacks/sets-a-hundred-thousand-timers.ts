/**
 * A queue of timers that is costly to keep in order.
 *
 * @class time
 * @verdict time-limit-exceeded wrong-answer accepted memory-limit-exceeded
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  for (let index = 0; index < 1e5; index++) setTimeout(() => {}, (index * 7919) % 1000);
  return await honest.totalLater(items, delayMs);
}
