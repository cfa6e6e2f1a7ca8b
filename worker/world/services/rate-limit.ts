import { type Duration, durationMs } from '../duration.ts';

export type RateLimitOptions = {
  /** So many calls … */
  readonly limit: number;
  /** … in so long: windows of that length, the first of which opens with the first call. */
  readonly per: Duration;
  /** What `Retry-After` says to who is over the limit; else as long as the window is still open. */
  readonly retryAfter?: Duration;
};

export type RateLimit = {
  readonly limit: number;
  readonly perMs: number;
  readonly retryAfterMs: number | undefined;
  readonly opensAt: number;
  readonly used: number;
};

/** @throws TypeError where it is no limit */
export function readRateLimit({ limit, per, retryAfter }: RateLimitOptions, where: string): RateLimit {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new TypeError(`${where}: limit is ${String(limit)}: write how many calls are let through, such as 10`);
  }
  const perMs = durationMs(per, `${where}: per`);
  if (perMs === 0) throw new TypeError(`${where}: per is 0: write how long the limit counts, such as '1s'`);
  const retryAfterMs = retryAfter === undefined ? undefined : durationMs(retryAfter, `${where}: retryAfter`);
  return { limit, perMs, retryAfterMs, opensAt: Number.NEGATIVE_INFINITY, used: 0 };
}

/** Counts one call. @returns the limit as it is now, and whether the call is within it */
export function takeFrom(rate: RateLimit, nowMs: number): { readonly rate: RateLimit; readonly isWithin: boolean } {
  const isOpen = nowMs < rate.opensAt + rate.perMs;
  const now = isOpen ? rate : { ...rate, opensAt: nowMs, used: 0 };
  const isWithin = now.used < now.limit;
  return { rate: isWithin ? { ...now, used: now.used + 1 } : now, isWithin };
}

/** What a service says of its limit with each answer. @see https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-06.html */
export function rateHeaders({ limit, used, opensAt, perMs }: RateLimit, nowMs: number): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(limit - used),
    'ratelimit-reset': String(Math.ceil((opensAt + perMs - nowMs) / 1_000)),
  };
}
