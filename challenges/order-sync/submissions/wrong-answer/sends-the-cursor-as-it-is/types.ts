/** The contract between your code, Hallmarket, the database and the dashboard. Add types of your own elsewhere. */

export type OrderStatus = 'placed' | 'paid' | 'shipped' | 'cancelled';

/** One order as it was at one version. Hallmarket sends the whole order again at every change. */
export interface Order {
  /** Opaque, such as `HM-20417`. */
  readonly id: string;
  /** Grows with every change of this order, not always by one. */
  readonly version: number;
  readonly status: OrderStatus;
  /** ISO 8601 with an offset: `2026-03-01T00:30:00+02:00` or `2026-02-28T22:30:00Z`. */
  readonly placedAt: string;
  /** ISO 4217, such as `EUR`. */
  readonly currency: string;
  /** A decimal number as text, with at most two decimals: `1249.90`, `20`, `0.5`. */
  readonly total: string;
  readonly buyer: string;
}

/** What the body of a good answer of Hallmarket holds, as JSON. */
export interface OrderPage {
  readonly orders: readonly Order[];
  /** Opaque: where to go on from, now or at the next sync. */
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

/** The shop's database. Every method may reject; a write that rejects may or may not have happened, but never in part. */
export interface OrderStore {
  /** `null` until a cursor has been saved. */
  loadCursor(): Promise<string | null>;
  saveCursor(cursor: string): Promise<void>;
  /** The stored orders among these ids, in no particular order. */
  findOrders(ids: readonly string[]): Promise<Order[]>;
  /** Inserts or replaces by id, whatever the version. Rejects over 500 orders, and an id that comes twice. */
  saveOrders(orders: readonly Order[]): Promise<void>;
  /** Orders with `from <= placedAt < before`, as points in time, in no particular order. Both are ISO 8601. */
  ordersPlacedBetween(from: string, before: string): Promise<Order[]>;
}

export interface RetryPolicy {
  /** How often one page is asked for, the first time included. */
  readonly maxAttempts: number;
  /** The shortest wait before the first retry. It doubles with every further retry of the same page. */
  readonly baseDelayMs: number;
  /** An answer that is not there within this, to the last byte of its body, counts as failed. */
  readonly timeoutMs: number;
  /** The longest `Retry-After` that is worth waiting for. */
  readonly maxWaitMs: number;
}

export type FailureReason = 'refused' | 'unavailable' | 'wait-too-long' | 'stuck';

/** What one sync did. */
export interface SyncReport {
  readonly status: 'complete' | 'failed';
  /** `null` when complete. */
  readonly reason: FailureReason | null;
  /** Pages stored. */
  readonly pages: number;
  readonly created: number;
  readonly updated: number;
  readonly ignored: number;
}

/** What the body of every answer but a 200 holds, as JSON. */
export interface ApiError {
  readonly error: string;
  /** With status 400: what is wrong. */
  readonly parameter?: 'from' | 'to';
}

/** Minor units (cents) by currency: `{ EUR: 124990 }`. */
export type Revenue = Readonly<Record<string, number>>;

/** What the body of a 200 holds, as JSON. */
export interface Summary {
  readonly from: string;
  readonly to: string;
  readonly orders: number;
  readonly byStatus: Readonly<Record<OrderStatus, number>>;
  readonly revenue: Revenue;
  readonly days: readonly DaySummary[];
}

export interface DaySummary {
  /** `2026-03-01` */
  readonly day: string;
  readonly orders: number;
  readonly revenue: Revenue;
}

export interface OrderServiceOptions {
  /** Where Hallmarket's API is, without a slash at the end: `https://api.hallmarket.example/shops/birchwick`. */
  readonly marketplaceUrl: string;
  readonly store: OrderStore;
  readonly policy: RetryPolicy;
}

export interface OrderService {
  /** Pulls everything that is new at Hallmarket into the store. */
  sync(): Promise<SyncReport>;
  /** Answers the dashboard. */
  fetch(request: Request): Promise<Response>;
}
