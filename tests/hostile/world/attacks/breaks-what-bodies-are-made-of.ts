/**
 * Whatever the platform would use to read a body lies or throws.
 *
 * @verdict wrong-answer runtime-error time-limit-exceeded
 * @score at most 0
 */
const answer = new Response('{"cents":4711}', { headers: { 'content-type': 'application/json' } });
for (const [owner, keys] of [
  [ReadableStream.prototype, ['getReader', 'tee', 'pipeThrough', 'cancel']],
  [Response.prototype, ['clone', 'body', 'status', 'headers', 'json', 'text']],
  [Headers.prototype, ['get', 'entries', 'forEach', Symbol.iterator]],
  [Uint8Array.prototype, ['slice', 'subarray', 'set']],
] as [object, PropertyKey[]][]) {
  for (const key of keys) {
    Object.defineProperty(owner, key, {
      configurable: true,
      get() {
        throw {
          get message() {
            for (;;);
          },
        };
      },
    });
  }
}
export const createApp = () => ({ fetch: async () => answer });
