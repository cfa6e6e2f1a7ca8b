/**
 * Errors that nobody can catch, while a test waits.
 *
 * @class time
 * @verdict wrong-answer runtime-error
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  const timer = setInterval(() => {
    throw new Error('nobody catches this');
  }, 1);
  const sum = await honest.totalLater(items, delayMs);
  clearInterval(timer);
  return sum;
}
