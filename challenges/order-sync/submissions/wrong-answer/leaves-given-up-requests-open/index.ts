import type {
  ApiError,
  FailureReason,
  Order,
  OrderPage,
  OrderService,
  OrderServiceOptions,
  OrderStatus,
  OrderStore,
  RetryPolicy,
  Summary,
  SyncReport,
} from './types.ts';

export type * from './types.ts';

/** Ends a run early. Never leaves this file: sync() turns it into a report. */
class RunFailed extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(reason);
    this.reason = reason;
  }
}

export function createOrderService(options: OrderServiceOptions): OrderService {
  return new BirchwickOrderService(options);
}

class BirchwickOrderService implements OrderService {
  readonly #ordersUrl: string;
  readonly #store: OrderStore;
  readonly #policy: RetryPolicy;
  #run: Promise<SyncReport> | null = null;

  constructor({ marketplaceUrl, store, policy }: OrderServiceOptions) {
    this.#ordersUrl = `${marketplaceUrl}/orders`;
    this.#store = store;
    this.#policy = policy;
  }

  sync(): Promise<SyncReport> {
    this.#run ??= this.#startRun().finally(() => {
      this.#run = null;
    });
    return this.#run;
  }

  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== '/summary') return json(404, { error: 'not found' });
    if (request.method !== 'GET') return json(405, { error: 'method not allowed' });
    const from = searchParams.get('from');
    const to = searchParams.get('to');
    if (!isDay(from)) return json(400, { error: 'from must be a day, YYYY-MM-DD', parameter: 'from' });
    if (!isDay(to)) return json(400, { error: 'to must be a day, YYYY-MM-DD', parameter: 'to' });
    if (to < from) return json(400, { error: 'to lies before from', parameter: 'to' });
    // Counted up to one day too many, and no further: a range of ten thousand years must not be walked.
    const days = [from];
    while (days[days.length - 1] !== to && days.length <= 366) days.push(nextDay(days[days.length - 1] ?? to));
    if (days.length > 366) return json(400, { error: 'at most 366 days at once', parameter: 'to' });

    let orders: Order[];
    try {
      orders = await this.#store.ordersPlacedBetween(`${from}T00:00:00Z`, `${nextDay(to)}T00:00:00Z`);
    } catch {
      return json(500, { error: 'something went wrong on our side' });
    }

    const byStatus: Record<OrderStatus, number> = { placed: 0, paid: 0, shipped: 0, cancelled: 0 };
    for (const order of orders) byStatus[order.status]++;
    const ordersByDay = Map.groupBy(orders, (order) => new Date(order.placedAt).toISOString().slice(0, 10));
    return json(200, {
      from,
      to,
      ...countAndAdd(orders),
      byStatus,
      days: days.map((day) => ({ day, ...countAndAdd(ordersByDay.get(day) ?? []) })),
    });
  }

  async #startRun(): Promise<SyncReport> {
    const report = { pages: 0, created: 0, updated: 0, ignored: 0 };
    try {
      let cursor = await this.#store.loadCursor();
      const seen = [cursor];
      let page: OrderPage;
      do {
        page = await this.#getPage(cursor);
        const fresh = await this.#findNews(page.orders, report);
        if (fresh.length > 0) await this.#store.saveOrders(fresh);
        report.pages++;
        if (page.hasMore && seen.includes(page.nextCursor)) throw new RunFailed('stuck');
        await this.#store.saveCursor(page.nextCursor);
        cursor = page.nextCursor;
        seen.push(cursor);
      } while (page.hasMore);
      return { status: 'complete', reason: null, ...report };
    } catch (error) {
      if (error instanceof RunFailed) return { status: 'failed', reason: error.reason, ...report };
      throw error;
    }
  }

  async #findNews(orders: readonly Order[], report: { created: number; updated: number; ignored: number }) {
    if (orders.length === 0) return [];
    const latest = new Map<string, Order>();
    for (const order of await this.#store.findOrders(orders.map(({ id }) => id))) latest.set(order.id, order);
    const fresh = new Set<string>();
    for (const order of orders) {
      const previous = latest.get(order.id);
      if (previous && previous.version >= order.version) {
        report.ignored++;
      } else {
        if (previous) report.updated++;
        else report.created++;
        latest.set(order.id, order);
        fresh.add(order.id);
      }
    }
    return [...latest.values()].filter(({ id }) => fresh.has(id));
  }

  async #getPage(cursor: string | null): Promise<OrderPage> {
    let backOff = this.#policy.baseDelayMs;
    for (let left = this.#policy.maxAttempts - 1; ; left--) {
      const attempt = await this.#try(cursor);
      if (typeof attempt !== 'number') return attempt;
      if (left === 0) throw new RunFailed('unavailable');
      await new Promise((resolve) => setTimeout(resolve, Math.max(attempt, backOff)));
      backOff *= 2;
    }
  }

  /** The page, or how many milliseconds Hallmarket wants us to wait before the next attempt. */
  async #try(cursor: string | null): Promise<OrderPage | number> {
    const response = await this.#request(cursor);
    if (response === null) return 0;
    const { status, headers, body } = response;
    if (status === 200) return readPage(body) ?? 0;
    if (status !== 429 && (status < 500 || status > 599)) throw new RunFailed('refused');
    const header = headers.get('retry-after') ?? '';
    const wait = /^[0-9]+$/.test(header) ? Number(header) * 1000 : new Date(header).getTime() - Date.now();
    if (wait > this.#policy.maxWaitMs) throw new RunFailed('wait-too-long');
    return Number.isNaN(wait) ? 0 : wait;
  }

  /** Null when the connection broke, or the answer was not all there in time. */
  async #request(cursor: string | null): Promise<{ status: number; headers: Headers; body: string } | null> {
    const query = cursor === null ? '' : `?${new URLSearchParams({ cursor })}`;
    const tooLate = new Promise<null>((resolve) => setTimeout(resolve, this.#policy.timeoutMs, null));
    return await Promise.race([this.#read(this.#ordersUrl + query).catch(() => null), tooLate]);
  }

  async #read(url: string): Promise<{ status: number; headers: Headers; body: string }> {
    const response = await fetch(url);
    const { status, headers } = response;
    // What an error has to say is in its status and its headers, whatever becomes of its body.
    return { status, headers, body: status === 200 ? await response.text() : '' };
  }
}

function json(status: number, body: Summary | ApiError): Response {
  return Response.json(body, { status });
}

function readPage(body: string): OrderPage | null {
  try {
    const { orders, nextCursor, hasMore } = JSON.parse(body) as OrderPage;
    if (!Array.isArray(orders) || typeof nextCursor !== 'string' || typeof hasMore !== 'boolean') return null;
    return { orders, nextCursor, hasMore };
  } catch {
    return null;
  }
}

function countAndAdd(orders: readonly Order[]): { orders: number; revenue: Record<string, number> } {
  const revenue: Record<string, number> = {};
  for (const { status, currency, total } of orders) {
    if (status !== 'paid' && status !== 'shipped') continue;
    revenue[currency] = (revenue[currency] ?? 0) + Math.round(Number(total) * 100);
  }
  return { orders: orders.filter(({ status }) => status !== 'cancelled').length, revenue };
}

function isDay(text: string | null): text is string {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().split('T')[0] ?? day;
}
