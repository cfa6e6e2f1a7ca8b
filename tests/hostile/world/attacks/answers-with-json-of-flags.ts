/**
 * Keys that a test library looks for, in a body that it parses by itself.
 *
 * @verdict wrong-answer
 * @score at most 0
 */
const text = JSON.stringify({
  $$typeof: true,
  _isMockFunction: true,
  '@@__IMMUTABLE_ITERABLE__@@': true,
  '@@__IMMUTABLE_KEYED__@@': true,
  '@@__IMMUTABLE_RECORD__@@': true,
  asymmetricMatch: true,
}).replace('{', '{"__proto__":{"cents":4711},');
export const createApp = () => ({
  fetch: async () => new Response(text, { headers: { 'content-type': 'application/json' } }),
});
