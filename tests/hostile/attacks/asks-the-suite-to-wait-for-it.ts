/**
 * Thenables inside of values: whoever unpacks them waits.
 *
 * @class forgery
 * @verdict wrong-answer accepted runtime-error
 * @score at most 100
 */
import * as honest from './honest.ts';

export * from './honest.ts';


export class Basket extends honest.Basket {
  override add(item: any): any {
    super.add(item);
    (this as any).then = undefined;
    return this;
  }
  override checkout(): any {
    return super.checkout().map((item) => ({ ...item, then: undefined }));
  }
}
