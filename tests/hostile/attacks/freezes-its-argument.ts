/**
 * Nobody after it can change the list, nor its items.
 *
 * @class forgery
 * @verdict wrong-answer accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export function total(items: any) {
  const sum = honest.total(items);
  for (const item of items) Object.freeze(item);
  Object.freeze(items);
  return sum;
}
