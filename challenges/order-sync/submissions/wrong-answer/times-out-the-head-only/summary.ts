import type { DaySummary, Order, Summary } from './types.ts';

/** Sums up orders that were all placed on one of `days`, which ascend without a gap. */
export function summarize(orders: readonly Order[], days: readonly string[]): Summary {
  const byStatus = { placed: 0, paid: 0, shipped: 0, cancelled: 0 };
  const total = new Bucket();
  const buckets = new Map(days.map((day) => [day, new Bucket()]));

  for (const order of orders) {
    byStatus[order.status] += 1;
    total.add(order);
    buckets.get(utcDay(order.placedAt))?.add(order);
  }

  return {
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    orders: total.orders,
    byStatus,
    revenue: total.revenue,
    days: Array.from(buckets, ([day, { orders, revenue }]): DaySummary => ({ day, orders, revenue })),
  };
}

class Bucket {
  orders = 0;
  readonly #revenue = new Map<string, number>();

  add({ status, currency, total }: Order): void {
    if (status === 'cancelled') return;
    this.orders += 1;
    if (status === 'placed') return;
    this.#revenue.set(currency, (this.#revenue.get(currency) ?? 0) + minorUnits(total));
  }

  get revenue(): Record<string, number> {
    return Object.fromEntries(this.#revenue);
  }
}

/** `19.9` is 1990. Digits, never floats: 19.99 * 100 is 1998.9999999999998. */
function minorUnits(total: string): number {
  const [whole = '', fraction = ''] = total.split('.');
  return Number(whole + fraction.padEnd(2, '0'));
}

function utcDay(placedAt: string): string {
  return new Date(placedAt).toISOString().slice(0, 10);
}
