/**
 * Times that are no times: NaN, negative, infinite, past the end of dates.
 *
 * @class time
 * @verdict wrong-answer accepted runtime-error
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  for (const delay of [Number.NaN, -1, -Infinity, Infinity, 1e308, '5', {}, 2 ** 53, null, Symbol.iterator]) {
    try {
      setTimeout(() => {}, delay as number);
    } catch {}
  }
  return await honest.totalLater(items, delayMs);
}
