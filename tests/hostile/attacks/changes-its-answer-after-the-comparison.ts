/**
 * The list it gave back is another one later.
 *
 * @class forgery
 * @verdict wrong-answer accepted
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override checkout() {
    const items = super.checkout();
    queueMicrotask(() => items.splice(0));
    setTimeout(() => items.push({ name: 'late', cents: 1 }), 0);
    return items;
  }
}
