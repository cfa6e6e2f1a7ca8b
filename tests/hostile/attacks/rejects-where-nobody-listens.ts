/**
 * A thousand rejections that nobody handles.
 *
 * @class time
 * @verdict accepted wrong-answer runtime-error
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export async function totalLater(items: any, delayMs: number) {
  for (let index = 0; index < 1_000; index++) void Promise.reject(new Error('unheard'));
  return await honest.totalLater(items, delayMs);
}
