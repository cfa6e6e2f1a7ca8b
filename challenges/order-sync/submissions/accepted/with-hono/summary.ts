import { dayAfter, dayOf } from './days.ts';
import type { DaySummary, Order, Summary } from './types.ts';

export function summarise(orders: readonly Order[], from: string, to: string): Summary {
  const ordersOn = Map.groupBy(orders, (order) => dayOf(order.placedAt));
  const days: DaySummary[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push({ day, ...totals(ordersOn.get(day) ?? []) });

  const byStatus = { placed: 0, paid: 0, shipped: 0, cancelled: 0 };
  for (const { status } of orders) byStatus[status] += 1;
  return { from, to, ...totals(orders), byStatus, days };
}

function totals(orders: readonly Order[]): { orders: number; revenue: Record<string, number> } {
  const cents = new Map<string, bigint>();
  for (const { status, currency, total } of orders) {
    if (status === 'paid' || status === 'shipped') cents.set(currency, (cents.get(currency) ?? 0n) + centsOf(total));
  }
  return {
    orders: orders.filter(({ status }) => status !== 'cancelled').length,
    revenue: Object.fromEntries([...cents].map(([currency, sum]) => [currency, Number(sum)])),
  };
}

function centsOf(total: string): bigint {
  const [euros = '0', cents = ''] = total.split('.');
  return BigInt(euros) * 100n + BigInt(cents.padEnd(2, '0'));
}
