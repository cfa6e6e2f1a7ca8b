/**
 * No one call takes too long; all together do.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export function total(items: any) {
  let spun = 0;
  for (let index = 0; index < 3e8; index++) spun += index & 1;
  return honest.total(items) + (spun < 0 ? 1 : 0);
}
