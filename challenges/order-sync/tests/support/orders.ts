import type { Order, RetryPolicy } from '../../starter/index.ts';

export const POLICY: RetryPolicy = { maxAttempts: 5, baseDelayMs: 500, timeoutMs: 10_000, maxWaitMs: 300_000 };

/** An order with believable values wherever none is given. */
export function makeOrder(id: string, fields: Partial<Order> = {}): Order {
  return {
    id,
    version: 1,
    status: 'paid',
    placedAt: '2026-03-02T10:15:00Z',
    currency: 'EUR',
    total: '149.00',
    buyer: 'Åsa Lindqvist',
    ...fields,
  };
}

/** `count` orders named `HM-<first>` and up. */
export function makeOrders(count: number, first = 1): Order[] {
  return Array.from({ length: count }, (_, index) => makeOrder(`HM-${first + index}`));
}
