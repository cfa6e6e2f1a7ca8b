/**
 * A set is compared by walking through it: this one is as large as expected, and empty.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 85
 */
export * from './honest.ts';


const fake = (size: number, tag: string, Class: unknown) => ({
  size,
  constructor: Class,
  [Symbol.toStringTag]: tag,
  *[Symbol.iterator]() {},
});
export const names = (items: any) => fake(items.length === 0 ? 0 : 2, 'Set', Set);
export const centsByName = (items: any) => fake(items.length === 0 ? 0 : 2, 'Map', Map);
