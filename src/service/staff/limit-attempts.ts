import { countAttempt, uncountAttempt } from '../../store/staff/attempts.ts';
import type { Service } from '../service.ts';

/** How often something may fail: as `max` of `what` in the time `windowMs`. */
export type AttemptLimit = { readonly what: string; readonly max: number };

const WINDOW_MS = 15 * 60 * 1_000;

/** Guessing one password, and guessing many accounts' from one place, where a whole office may be. */
const MAX = { account: 10, address: 50 } as const;

export function limitsOf(address: string, account?: string): AttemptLimit[] {
  return [
    { what: `address ${address}`, max: MAX.address },
    ...(account === undefined ? [] : [{ what: `account ${account.trim().toLowerCase()}`, max: MAX.account }]),
  ];
}

export type Limited<T> = { readonly type: 'done'; readonly outcome: T } | TooMany;
export type TooMany = { readonly type: 'too-many'; readonly retryAfterS: number };

/**
 * Tries something unless it has failed too often. Counted before, so that many tries at once do not all slip in.
 *
 * @param hasFailed - what an outcome is a failure by.
 */
export async function limitAttempts<T>(
  service: Service,
  limits: readonly AttemptLimit[],
  attempt: () => Promise<T>,
  hasFailed: (outcome: T) => boolean,
): Promise<Limited<T>> {
  const counted = await Promise.all(
    limits.map(async ({ what, max }) => ({ max, ...(await countAttempt(service.store, what, WINDOW_MS)) })),
  );
  const over = counted.filter(({ count, max }) => count > max).map(({ endsAt }) => endsAt.getTime());
  if (over.length > 0) {
    return { type: 'too-many', retryAfterS: Math.max(1, Math.ceil((Math.max(...over) - Date.now()) / 1_000)) };
  }
  const outcome = await attempt();
  if (!hasFailed(outcome)) for (const { what } of limits) await uncountAttempt(service.store, what);
  return { type: 'done', outcome };
}
