/**
 * Every microtask is the last but one.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 80
 */
export * from './honest.ts';


export async function totalLater() {
  for (;;) await null;
}
