/**
 * An object that says it is a number, a date, a matcher, an error.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


const tags = ['Number', 'Date', 'Error', 'RegExp', 'AsymmetricMatcher'];
let call = 0;
export const total = () => {
  const tag = tags[call++ % tags.length];
  return { get [Symbol.toStringTag]() { return tag; }, valueOf: () => Number.NaN, source: '', flags: '' };
};
