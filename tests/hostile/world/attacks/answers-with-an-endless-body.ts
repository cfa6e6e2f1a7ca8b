/**
 * A body that always has more: whoever reads it to its end never comes to it.
 *
 * @verdict time-limit-exceeded output-limit-exceeded memory-limit-exceeded
 * @score at most 0
 */
const chunk = new Uint8Array(60_000).fill(65);
export const createApp = () => ({
  fetch: async () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(chunk.slice()),
      }),
    ),
});
