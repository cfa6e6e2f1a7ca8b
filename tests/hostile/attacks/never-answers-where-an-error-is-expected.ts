/**
 * The time runs out where the spec waits for something to be thrown.
 *
 * @class forgery
 * @verdict time-limit-exceeded
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override checkout() {
    while (this.size === 0);
    return super.checkout();
  }
}
