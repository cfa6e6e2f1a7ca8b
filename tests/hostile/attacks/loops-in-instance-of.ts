/**
 * Whether a thrown error is of its class is asked of its class.
 *
 * @class time
 * @verdict time-limit-exceeded wrong-answer accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class EmptyBasketError extends Error {
  static override [Symbol.hasInstance](): boolean {
    for (;;);
  }
}
export class Basket extends honest.Basket {
  override checkout() {
    try {
      return super.checkout();
    } catch {
      throw new EmptyBasketError('there is nothing in the basket');
    }
  }
}
