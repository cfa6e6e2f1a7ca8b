/**
 * What it did to its argument shows only on a second look.
 *
 * @class forgery
 * @verdict accepted wrong-answer
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export function total(items: any) {
  const sum = honest.total(items);
  for (const item of items) {
    let looks = 0;
    const { name } = item;
    Object.defineProperty(item, 'name', { get: () => (looks++ === 0 ? 'changed' : name), enumerable: true });
  }
  return sum;
}
