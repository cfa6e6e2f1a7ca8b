import { z } from 'zod';
import type { FailureReason, Order, OrderPage, RetryPolicy } from './types.ts';

/** The feed ended before its end, and why. */
export class FeedFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(reason);
    this.reason = reason;
  }
}

/** One attempt came to nothing; another may not. */
class FailedAttempt extends Error {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('Hallmarket did not answer as it should');
    this.retryAfterMs = retryAfterMs;
  }
}

/** The orders of a whole page are what they should be: Hallmarket's word. */
const Page = z.object({ orders: z.array(z.custom<Order>()), nextCursor: z.string(), hasMore: z.boolean() });

/** Page after page; the next one is asked for only when the reader has done with the one before. */
export async function* readFeed(
  marketplaceUrl: string,
  start: string | null,
  policy: RetryPolicy,
): AsyncGenerator<OrderPage, void> {
  const url = new URL(`${marketplaceUrl}/orders`);
  for (let cursor = start; ; ) {
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    const page = await readPage(url, policy);
    yield page;
    if (!page.hasMore) return;
    cursor = page.nextCursor;
  }
}

async function readPage(url: URL, { maxAttempts, baseDelayMs, timeoutMs, maxWaitMs }: RetryPolicy): Promise<OrderPage> {
  let backOffMs = baseDelayMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptPage(url, timeoutMs);
    } catch (error) {
      if (error instanceof FeedFailure) throw error;
      // Whatever else fetch throws is a connection that broke, a body that did not end, or one that is no JSON.
      const retryAfterMs = error instanceof FailedAttempt ? error.retryAfterMs : 0;
      if (retryAfterMs > maxWaitMs) throw new FeedFailure('wait-too-long');
      if (attempt === maxAttempts) throw new FeedFailure('unavailable');
      await new Promise((resolve) => setTimeout(resolve, Math.max(backOffMs, retryAfterMs)));
      backOffMs *= 2;
    }
  }
}

async function attemptPage(url: URL, timeoutMs: number): Promise<OrderPage> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  const { status, headers } = response;
  if (status === 429 || (status >= 500 && status <= 599)) throw new FailedAttempt(waitOf(headers.get('retry-after')));
  if (status !== 200) throw new FeedFailure('refused');
  return Page.parse(await response.json());
}

/** How long a `Retry-After` asks to wait, in milliseconds; 0 where it cannot be read. */
function waitOf(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? 0 : ms;
}
