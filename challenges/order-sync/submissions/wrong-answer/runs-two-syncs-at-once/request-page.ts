import type { FailureReason, FetchPage, MarketplaceResponse, OrderPage, RetryPolicy } from './types.ts';

export type PageAnswer = { readonly page: OrderPage } | { readonly failure: FailureReason };

type Attempt = PageAnswer | { readonly retryAfterMs: number };

/** Asks for one page until it arrives, the attempts are used up, or asking again makes no sense. */
export async function requestPage(
  fetchPage: FetchPage,
  cursor: string | null,
  { maxAttempts, baseDelayMs, timeoutMs, maxWaitMs }: RetryPolicy,
): Promise<PageAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await withTimeout(fetchPage(cursor), timeoutMs).catch(() => undefined);
    const outcome = readResponse(response);
    if (!('retryAfterMs' in outcome)) return outcome;
    if (outcome.retryAfterMs > maxWaitMs) return { failure: 'wait-too-long' };
    if (attempt >= maxAttempts) return { failure: 'unavailable' };

    const backOffMs = baseDelayMs * 2 ** (attempt - 1);
    // Jitter on top, so that a thousand shops that failed together do not come back together.
    const jitterMs = Math.random() * Math.min(backOffMs, 1000);
    await sleep(Math.max(backOffMs, outcome.retryAfterMs) + jitterMs);
  }
}

/** Undefined stands for no answer at all. */
function readResponse(response: MarketplaceResponse | undefined): Attempt {
  if (response === undefined) return { retryAfterMs: 0 };
  if (response.status === 429 || (response.status >= 500 && response.status <= 599)) {
    return { retryAfterMs: parseRetryAfter(response.headers['retry-after'], Date.now()) };
  }
  if (response.status !== 200) return { failure: 'refused' };
  const page = parsePage(response.body);
  return page === undefined ? { retryAfterMs: 0 } : { page };
}

/** Seconds or an HTTP date, as milliseconds from `now`; 0 for anything else. */
function parseRetryAfter(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

function parsePage(body: string): OrderPage | undefined {
  try {
    const page: Partial<OrderPage> | null = JSON.parse(body);
    const isWhole =
      Array.isArray(page?.orders) && typeof page.nextCursor === 'string' && typeof page.hasMore === 'boolean';
    return isWhole ? (page as OrderPage) : undefined;
  } catch {
    return undefined;
  }
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
