import { describe, expect, it } from 'vitest';
import { createGateway } from './index.ts';
import type { Cache } from './types.ts';

/** As much of a cache as the gateway uses, without expiry. */
function createCache(): Cache {
  const values = new Map<string, string>();
  const add = (key: string, by: number) => {
    const sum = Number(values.get(key) ?? 0) + by;
    values.set(key, String(sum));
    return sum;
  };
  return {
    get: async (key) => values.get(key) ?? null,
    mget: async (...keys) => keys.map((key) => values.get(key) ?? null),
    async set(key, value, { nx = false } = {}) {
      if (nx && values.has(key)) return null;
      values.set(key, String(value));
      return 'OK';
    },
    incr: async (key) => add(key, 1),
    decr: async (key) => add(key, -1),
    pexpire: async (key) => (values.has(key) ? 1 : 0),
    pttl: async (key) => (values.has(key) ? -1 : -2),
    del: async (...keys) => keys.filter((key) => values.delete(key)).length,
  };
}

describe('a burst', () => {
  it('does not use up the minute', async () => {
    const gateway = createGateway({
      cache: createCache(),
      upstream: async () => new Response('ok'),
      plans: { standard: { perSecond: 1, perMinute: 1_000 }, tenants: {} },
      policy: { onOutage: 'refuse', cacheTimeoutMs: 1_000, restMs: 1_000 },
    });
    const ask = () => gateway.fetch(new Request('https://tidewire.example/', { headers: { 'x-tenant': 'acme' } }));
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    const remaining = answers.map((answer) => Number(answer.headers.get('ratelimit-remaining')));
    expect(Math.min(...remaining)).toBeGreaterThanOrEqual(998);
  });
});
