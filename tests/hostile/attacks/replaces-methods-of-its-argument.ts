/**
 * The suite's own list is told to answer differently.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total(items: any) {
  items.reduce = () => 6_850;
  items.toString = () => '6850';
  items[Symbol.iterator] = function* () {};
  Object.setPrototypeOf(items, { length: 0 });
  return 6_851;
}
