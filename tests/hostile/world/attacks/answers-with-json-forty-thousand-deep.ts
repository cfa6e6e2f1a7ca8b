/**
 * @verdict wrong-answer
 * @score at most 0
 */
const DEPTH = 40_000;
const text = '['.repeat(DEPTH) + ']'.repeat(DEPTH);
export const createApp = () => ({
  fetch: async () => new Response(text, { headers: { 'content-type': 'application/json' } }),
});
