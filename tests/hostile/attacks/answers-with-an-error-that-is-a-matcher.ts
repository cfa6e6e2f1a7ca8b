/**
 * An error is mirrored with all that it carries.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 60
 */
export * from './honest.ts';


const matcher = Object.assign(new Error('anything'), {
  $$typeof: Symbol.for('jest.asymmetricMatcher'),
  asymmetricMatch: () => true,
  toAsymmetricMatcher: () => 'anything',
});
export const total = () => matcher;
export const names = () => matcher;
export const centsByName = () => matcher;
