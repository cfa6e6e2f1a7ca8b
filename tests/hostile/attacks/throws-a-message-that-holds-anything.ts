/**
 * A message that is no text, and finds in itself whatever is asked for.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override checkout() {
    if (this.size > 0) return super.checkout();
    const message = { indexOf: () => 0, includes: () => true, match: () => [], search: () => 0 };
    throw Object.assign(new honest.EmptyBasketError(), { message });
  }
}
