import type { Cache } from '../types.ts';

interface Entry {
  readonly value: string;
  readonly endsAt: number;
}

/** A cache for your tests, as `types.ts` describes it. Change it as you like. */
export function createMemoryCache(): Cache {
  const entries = new Map<string, Entry>();

  function find(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry === undefined || entry.endsAt > performance.now()) return entry;
    entries.delete(key);
    return undefined;
  }

  function add(key: string, by: number): number {
    const { value, endsAt } = find(key) ?? { value: '0', endsAt: Number.POSITIVE_INFINITY };
    const sum = Number(value) + by;
    entries.set(key, { value: String(sum), endsAt });
    return sum;
  }

  return {
    get: async (key) => find(key)?.value ?? null,
    mget: async (...keys) => keys.map((key) => find(key)?.value ?? null),
    async set(key, value, { ttl = Number.POSITIVE_INFINITY, nx = false } = {}) {
      if (nx && find(key) !== undefined) return null;
      entries.set(key, { value: String(value), endsAt: performance.now() + ttl });
      return 'OK';
    },
    incr: async (key) => add(key, 1),
    decr: async (key) => add(key, -1),
    async pexpire(key, ms) {
      const entry = find(key);
      if (entry === undefined) return 0;
      entries.set(key, { ...entry, endsAt: performance.now() + ms });
      return 1;
    },
    async pttl(key) {
      const entry = find(key);
      if (entry === undefined) return -2;
      return Number.isFinite(entry.endsAt) ? Math.ceil(entry.endsAt - performance.now()) : -1;
    },
    del: async (...keys) => keys.filter((key) => find(key) !== undefined && entries.delete(key)).length,
  };
}
