/**
 * The same without a single byte: nothing that anybody could count grows.
 *
 * @verdict time-limit-exceeded wrong-answer
 * @score at most 0
 */
export const createApp = () => ({
  fetch: async () =>
    new Response(
      new ReadableStream({
        async pull(controller) {
          controller.enqueue(new Uint8Array(0));
        },
      }),
    ),
});
