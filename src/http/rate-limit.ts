import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { senderOf } from '../domain/caller.ts';
import { problem } from './problem.ts';

/** So many in so many seconds, from one person or, where nobody is known, one address. */
export type RateLimit = { readonly name: string; readonly atMost: number; readonly inSeconds: number };

export type RateLimits = {
  /** Of anything at all. */
  readonly requests: RateLimit;
  /** Of requests whose token or link is none of ours, from one address. */
  readonly failures: RateLimit;
  readonly drafts: RateLimit;
  readonly submissions: RateLimit;
  /** Of candidates' reports as PDF, which take a while to make. */
  readonly reports: RateLimit;
};

export const RATE_LIMITS: RateLimits = {
  requests: { name: 'requests', atMost: 1_200, inSeconds: 60 },
  failures: { name: 'failures', atMost: 60, inSeconds: 60 },
  drafts: { name: 'drafts', atMost: 120, inSeconds: 60 },
  submissions: { name: 'submissions', atMost: 30, inSeconds: 60 },
  reports: { name: 'reports', atMost: 30, inSeconds: 60 },
};

/** Counts in this process: behind several, each person has as many as there are times more. */
export class RateCounter {
  readonly #limit: RateLimit;
  readonly #limiter: RateLimiterMemory;

  constructor(limit: RateLimit) {
    this.#limit = limit;
    this.#limiter = new RateLimiterMemory({ points: limit.atMost, duration: limit.inSeconds });
  }

  /** The answer to one that is too many, or undefined. */
  async refuse(context: Context, key: string): Promise<Response | undefined> {
    try {
      await this.#limiter.consume(key);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return this.#tooMany(context, refused);
    }
  }

  #tooMany(context: Context, { msBeforeNext }: RateLimiterRes): Response {
    const { name, atMost, inSeconds } = this.#limit;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    const detail = `At most ${atMost} ${name} in ${inSeconds} seconds. Try again in ${seconds} s.`;
    return problem(context, 429, detail, [], { 'retry-after': String(seconds) });
  }
}

/** Of one kind of request. */
export function limitRate(limit: RateLimit): MiddlewareHandler {
  const counter = new RateCounter(limit);
  return async (context, next) => (await counter.refuse(context, personOf(context))) ?? (await next());
}

/** Who it is, or where from. */
export function personOf(context: Context): string {
  const { caller, address } = context.var;
  if (caller.type === 'candidate') return `invitation ${caller.invitationId}`;
  if (caller.type === 'staff') return senderOf(caller);
  return caller.type === 'worker' ? 'worker' : address;
}
