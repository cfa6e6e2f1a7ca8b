/**
 * A timer after the end of all dates, in front of the right answer.
 *
 * @class time
 * @verdict wrong-answer accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  setTimeout(() => {}, 1e15);
  return await honest.totalLater(items, delayMs);
}
