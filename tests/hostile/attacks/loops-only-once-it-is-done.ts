/**
 * The answer is right; a loop is left behind for whoever comes next.
 *
 * @class time
 * @verdict time-limit-exceeded accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  const sum = await honest.totalLater(items, delayMs);
  setTimeout(() => {
    for (;;);
  }, 0);
  return sum;
}
