import type { FailureReason, OrderPage, RetryPolicy } from './types.ts';

export type PageAnswer = { readonly page: OrderPage } | { readonly failure: FailureReason };

type Attempt = PageAnswer | { readonly retryAfterMs: number };

/** Asks for one page until it arrives, the attempts are used up, or asking again makes no sense. */
export async function requestPage(
  marketplaceUrl: string,
  cursor: string | null,
  { maxAttempts, baseDelayMs, timeoutMs, maxWaitMs }: RetryPolicy,
): Promise<PageAnswer> {
  const url = pageUrl(marketplaceUrl, cursor);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(url, timeoutMs);
    if (!('retryAfterMs' in outcome)) return outcome;
    if (outcome.retryAfterMs > maxWaitMs) return { failure: 'wait-too-long' };
    if (attempt >= maxAttempts) return { failure: 'unavailable' };

    const backOffMs = baseDelayMs * 2 ** (attempt - 1);
    // Jitter on top, so that a thousand shops that failed together do not come back together.
    const jitterMs = Math.random() * Math.min(backOffMs, 1000);
    await sleep(Math.max(backOffMs, outcome.retryAfterMs) + jitterMs);
  }
}

function pageUrl(marketplaceUrl: string, cursor: string | null): string {
  const url = `${marketplaceUrl}/orders`;
  return cursor === null ? url : `${url}?cursor=${encodeURIComponent(cursor)}`;
}

async function attemptOnce(url: string, timeoutMs: number): Promise<Attempt> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(url, { signal: abort.signal });
    clearTimeout(timer);
    return await readResponse(response);
  } catch {
    clearTimeout(timer);
    return { retryAfterMs: 0 };
  }
}

/** Rejects when the body does not come, or is no JSON. */
async function readResponse(response: Response): Promise<Attempt> {
  if (response.status === 200) {
    const page = findPage(await response.json());
    return page === undefined ? { retryAfterMs: 0 } : { page };
  }
  // Nobody reads the body of an error, and an unread one keeps its connection. Whether that works changes nothing.
  response.body?.cancel().catch(() => undefined);
  if (response.status === 429 || (response.status >= 500 && response.status <= 599)) {
    return { retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), Date.now()) };
  }
  return { failure: 'refused' };
}

/** Seconds or an HTTP date, as milliseconds from `now`; 0 for anything else. */
function parseRetryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

function findPage(body: unknown): OrderPage | undefined {
  const page = body as Partial<OrderPage> | null;
  const isWhole =
    Array.isArray(page?.orders) && typeof page.nextCursor === 'string' && typeof page.hasMore === 'boolean';
  return isWhole ? (page as OrderPage) : undefined;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
