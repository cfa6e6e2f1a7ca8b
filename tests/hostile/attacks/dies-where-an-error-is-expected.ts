/**
 * The process ends where the spec waits for something to be thrown.
 *
 * @class forgery
 * @verdict memory-limit-exceeded
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override checkout() {
    if (this.size === 0) 'x'.repeat(2 ** 28).split('');
    return super.checkout();
  }
}
