/**
 * @verdict time-limit-exceeded wrong-answer memory-limit-exceeded output-limit-exceeded runtime-error
 * @score at most 0
 */
type Cache = { set(key: string, value: string): Promise<unknown> };
export const createApp = ({ cache }: { cache: Cache }) => ({
  async fetch() {
    for (let n = 0; n < 1_000_000; n++) await cache.set(`key ${n}`, 'x'.repeat(10_000)).catch(() => undefined);
    return new Response('{}');
  },
});
