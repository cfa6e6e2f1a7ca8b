/**
 * Answers at once, and sets the only clock it knows to what should have passed.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 90
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  const now = Date.now() + delayMs;
  (globalThis as any).Date.now = () => now;
  (globalThis as any).performance = { now: () => delayMs, timeOrigin: 0 };
  return honest.total(items);
}
