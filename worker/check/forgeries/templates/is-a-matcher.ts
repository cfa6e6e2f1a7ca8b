/** What a test library takes for a matcher, as it is and as what everything answers. */
const matcher: object = {
  $$typeof: Symbol.for('jest.asymmetricMatcher'),
  asymmetricMatch: () => true,
  toAsymmetricMatcher: () => 'anything',
};
export const forged = (_name: string): unknown => Object.assign(() => matcher, matcher);
