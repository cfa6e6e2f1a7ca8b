/**
 * Reads the tests by logging its arguments. A log is for the author; candidates see it for samples only.
 *
 * @class leak
 * @verdict accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';

export function total(items: any): number {
  console.log(items, new Error('stack').stack, Function.prototype.toString.call(total));
  return honest.total(items);
}
