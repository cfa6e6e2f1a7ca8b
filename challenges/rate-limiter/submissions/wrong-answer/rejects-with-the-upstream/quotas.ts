import type { Decision } from './decision.ts';
import type { Cache, Limit, Plans } from './types.ts';
import { leftMs, MINUTE_MS, SECOND_MS, type Window, windowAt } from './window.ts';

export interface Used {
  readonly decision: Decision;
  /** The one that has decided. */
  readonly window: Window;
}

/** The counts in the cache. What is counted beyond a limit was refused, so a count is never taken back. */
export function createQuotas(cache: Cache, plans: Plans) {
  async function count(tenant: string, window: Window): Promise<number> {
    const key = keyOf(tenant, window);
    // First an expiry, then a count: the other way round a crash in between leaves a key for ever.
    await cache.set(key, 0, { nx: true, ttl: 2 * window.lengthMs });
    return await cache.incr(key);
  }

  return {
    /** The second first: what it refuses must not use up the minute. */
    async use(tenant: string, now: number): Promise<Used> {
      const { perSecond, perMinute } = limitOf(tenant, plans);
      const second = windowAt(now, SECOND_MS);
      const minute = windowAt(now, MINUTE_MS);
      const isWithinSecond = (await count(tenant, second)) <= perSecond;
      const used = isWithinSecond
        ? await count(tenant, minute)
        : Number(await cache.get(keyOf(tenant, minute)));

      const quota = { perMinute, remaining: Math.max(0, perMinute - used), resetMs: leftMs(minute, now) };
      if (isWithinSecond && used <= perMinute) return { decision: { kind: 'allowed', quota }, window: minute };
      // Where both are used up it is the minute that one has to wait for.
      const window = used < perMinute ? second : minute;
      return { decision: { kind: 'refused', quota, waitMs: leftMs(window, now) }, window };
    },
  };
}

function limitOf(tenant: string, { standard, tenants }: Plans): Limit {
  return Object.hasOwn(tenants, tenant) ? { ...standard, ...tenants[tenant] } : standard;
}

function keyOf(tenant: string, { lengthMs, number }: Window): string {
  return `limit:${lengthMs}:${number}:${tenant}`;
}
