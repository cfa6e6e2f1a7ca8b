/**
 * A real set, but for how it is walked through.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 90
 */
export * from './honest.ts';


class Empty extends Set<number> {
  static override readonly [Symbol.species] = Set;
  override get size() {
    return this.wanted;
  }
  constructor(readonly wanted: number) {
    super();
    Object.defineProperty(this, 'constructor', { value: Set });
  }
  override *[Symbol.iterator](): any {}
}
export const names = (items: any) => new Empty(items.length === 0 ? 0 : 2);
