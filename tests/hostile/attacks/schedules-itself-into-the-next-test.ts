/**
 * Timers and microtasks set to run after a test has ended.
 *
 * @class forgery
 * @verdict accepted wrong-answer
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


let shift = 0;
export async function totalLater(items: any, delayMs: number) {
  const sum = await honest.totalLater(items, delayMs);
  setTimeout(() => {
    shift = 1;
  }, 1);
  queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => {})));
  return sum + shift;
}
