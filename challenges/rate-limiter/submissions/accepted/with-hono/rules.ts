import type { Cache, Plans } from './types.ts';

/** So many in so long a piece of the clock. */
export interface Rule {
  readonly limit: number;
  readonly lengthMs: number;
  key(tenant: string, now: number): string;
  leftMs(now: number): number;
}

export function rulesFor({ standard, tenants }: Plans, tenant: string): readonly [second: Rule, minute: Rule] {
  const own = Object.entries(tenants).find(([name]) => name === tenant)?.[1];
  const { perSecond, perMinute } = { ...standard, ...own };
  return [makeRule(perSecond, 1_000), makeRule(perMinute, 60_000)];
}

export function slot({ lengthMs }: Rule, now: number): number {
  return Math.floor(now / lengthMs);
}

function makeRule(limit: number, lengthMs: number): Rule {
  return {
    limit,
    lengthMs,
    key: (tenant, now) => ['tidewire', lengthMs, Math.floor(now / lengthMs), tenant].join('|'),
    leftMs: (now) => lengthMs - (now % lengthMs),
  };
}

/** How many there are in this piece of the clock, this one included. */
export async function countIn(cache: Cache, rule: Rule, tenant: string, now: number): Promise<number> {
  const key = rule.key(tenant, now);
  const created = cache.set(key, 0, { nx: true, ttl: rule.lengthMs * 2 });
  await created;
  return await cache.incr(key);
}
