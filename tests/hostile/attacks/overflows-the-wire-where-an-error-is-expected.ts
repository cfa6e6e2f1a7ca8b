/**
 * What cannot be written is an error, but not the one that is expected.
 *
 * @class forgery
 * @verdict output-limit-exceeded memory-limit-exceeded runtime-error
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override checkout() {
    if (this.size === 0) throw new Error('nothing in the basket'.repeat(1e7));
    return super.checkout();
  }
}
