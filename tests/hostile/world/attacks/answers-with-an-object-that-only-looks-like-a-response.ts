/**
 * Every method says what a test would like to hear, and gives back matchers.
 *
 * @verdict wrong-answer runtime-error
 * @score at most 0
 */
const anything = { $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true };
const forged = Object.create(Response.prototype, {
  status: { get: () => anything },
  headers: { get: () => ({ get: () => anything }) },
  json: { value: async () => anything },
  text: { value: async () => anything },
});
export const createApp = () => ({ fetch: async () => forged });
