/**
 * The head comes at once, the body never.
 *
 * @verdict wrong-answer
 * @score at most 0
 */
export const createApp = () => ({
  fetch: async () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
});
