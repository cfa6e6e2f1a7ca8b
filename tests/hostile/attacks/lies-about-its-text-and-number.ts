/**
 * `valueOf`, `toString` and `toJSON` of what no number is.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export const total = (items: any) => ({
  valueOf: () => items.reduce((sum: number, item: any) => sum + item.cents, 0),
  toString: () => '6850',
  toJSON: () => 6_850,
});
