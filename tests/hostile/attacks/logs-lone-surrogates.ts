/**
 * Halves of characters, which no UTF-8 has.
 *
 * @class memory
 * @verdict accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export function total(items: any) {
  console.log('\ud800', '\udfff\ud800', ['\udc00'], { '\ud834': '\udd1e' });
  return honest.total(items);
}
