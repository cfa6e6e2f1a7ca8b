import { describe, expect, it } from 'vitest';
import type { Order } from '../../starter/index.ts';
import { ask } from '../support/dashboard.ts';
import { makeOrder, makeOrders } from '../support/orders.ts';
import { openShop } from '../support/shop.ts';

const PAGE = 500;

/** 10 pages of 500. Every tenth order is an update of an earlier one: every second of these is late, the others are news. */
function makeBusyYear(): Order[][] {
  const orders = Array.from({ length: 10 * PAGE }, (_, index) => {
    const placedAt = new Date(
      Date.UTC(2026, 0, 1) + (((index * 7919) % 5_000) / 5_000) * 365 * 86_400_000,
    ).toISOString();
    if (index % 10 !== 9) return makeOrder(`HM-${index}`, { version: 2, placedAt });
    return makeOrder(`HM-${index - 9}`, { version: index % 20 === 9 ? 1 : 3, status: 'shipped', placedAt });
  });
  return Array.from({ length: 10 }, (_, index) => orders.slice(index * PAGE, (index + 1) * PAGE));
}

describe('a busy shop', () => {
  it('pulls 5,000 orders within the limits [R25]', async () => {
    const { service, store } = openShop({ pages: makeBusyYear() });

    await expect(service.sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 10,
      created: 4_500,
      updated: 250,
      ignored: 250,
    });
    expect(store.orders.length).toBe(4_500);
    expect(store.orders.filter((order) => order.version === 3).length).toBe(250);
    expect(store.orders.some((order) => order.version === 1)).toBe(false);
  });

  it('asks the database at most three times for each page, and once for the cursor [R24]', async () => {
    const pages = [makeOrders(40, 101), makeOrders(40, 121), [], makeOrders(40, 141)];
    const { service, store } = openShop({ pages, script: ['ok', 503, 'ok', 'reset'] });
    const count = (method: string) => store.calls.filter((call) => call === method).length;

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 4, created: 80, ignored: 40 });
    expect(count('loadCursor')).toBe(1);
    expect(count('findOrders')).toBeLessThanOrEqual(4);
    expect(count('saveOrders')).toBeLessThanOrEqual(4);
    expect(count('saveCursor')).toBeLessThanOrEqual(4);
    expect(count('ordersPlacedBetween')).toBe(0);
  });

  it('sums up a year of 2,500 orders with one read of the database [R24, R25]', async () => {
    const stored = Array.from({ length: 2_500 }, (_, index) =>
      makeOrder(`HM-${index}`, {
        placedAt: new Date(Date.UTC(2026, 0, 1 + (index % 365), index % 24, 30)).toISOString(),
        currency: index % 4 === 0 ? 'SEK' : 'EUR',
        total: '19.99',
      }),
    );
    const { service, store } = openShop({ stored });
    const ordersByDay = [...new Array<number>(310).fill(7), ...new Array<number>(55).fill(6)];

    await expect(ask(service, '/summary?from=2026-01-01&to=2026-12-31')).resolves.toMatchObject({
      status: 200,
      body: {
        orders: 2_500,
        revenue: { SEK: 625 * 1_999, EUR: 1_875 * 1_999 },
        days: ordersByDay.map((orders) => ({ orders })),
      },
    });
    expect(store.calls).toEqual(['ordersPlacedBetween']);
  });
});
