/**
 * A list whose items are only read once: another answer each time.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 95
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override checkout(): any {
    const items = super.checkout();
    let reads = 0;
    return new Proxy([] as unknown[], {
      get(target, key) {
        if (key === 'length') return reads++;
        return Reflect.get(target, key) ?? items;
      },
      has: () => true,
    });
  }
}
