/**
 * Taking the first of its items closes the iterator, which never ends.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override [Symbol.iterator](): any {
    const items = [...(super[Symbol.iterator]() as any)];
    let at = 0;
    return {
      next: () => ({ done: at >= items.length, value: items[at++] }),
      return() {
        for (;;);
      },
    };
  }
}
