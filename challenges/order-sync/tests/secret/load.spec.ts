import { describe, expect, it } from 'vitest';
import type { Order } from '../../starter/index.ts';
import { makeOrder, makeOrders } from '../support/orders.ts';
import { openShop } from '../support/shop.ts';

const PAGE = 500;

/** 40 pages of 500. Every tenth order is an update of an earlier one: every second of these is late, the others are news. */
function makeBusyYear(): Order[][] {
  const orders = Array.from({ length: 40 * PAGE }, (_, index) => {
    const placedAt = new Date(
      Date.UTC(2026, 0, 1) + (((index * 7919) % 20_000) / 20_000) * 365 * 86_400_000,
    ).toISOString();
    if (index % 10 !== 9) return makeOrder(`HM-${index}`, { version: 2, placedAt });
    return makeOrder(`HM-${index - 9}`, { version: index % 20 === 9 ? 1 : 3, status: 'shipped', placedAt });
  });
  return Array.from({ length: 40 }, (_, index) => orders.slice(index * PAGE, (index + 1) * PAGE));
}

describe('a busy shop', () => {
  it('pulls 20,000 orders within the limits [R25]', async () => {
    const { service, store } = openShop({ pages: makeBusyYear() });

    await expect(service.sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 40,
      created: 18_000,
      updated: 1_000,
      ignored: 1_000,
    });
    expect(store.orders.length).toBe(18_000);
    expect(store.orders.filter((order) => order.version === 3).length).toBe(1_000);
    expect(store.orders.some((order) => order.version === 1)).toBe(false);
  });

  it('asks the database at most three times for each page, and once for the cursor [R24]', async () => {
    const pages = [makeOrders(40, 101), makeOrders(40, 121), [], makeOrders(40, 141)];
    const { service, store } = openShop({ pages, script: ['ok', 503, 'ok', 'network-error'] });
    const count = (method: string) => store.calls.filter((call) => call === method).length;

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 4, created: 80, ignored: 40 });
    expect(count('loadCursor')).toBe(1);
    expect(count('findOrders')).toBeLessThanOrEqual(4);
    expect(count('saveOrders')).toBeLessThanOrEqual(4);
    expect(count('saveCursor')).toBeLessThanOrEqual(4);
    expect(count('ordersPlacedBetween')).toBe(0);
  });

  it('sums up a year of 5,000 orders with one read of the database [R24, R25]', async () => {
    const stored = Array.from({ length: 5_000 }, (_, index) =>
      makeOrder(`HM-${index}`, {
        placedAt: new Date(Date.UTC(2026, 0, 1 + (index % 365), index % 24, 30)).toISOString(),
        currency: index % 4 === 0 ? 'SEK' : 'EUR',
        total: '19.99',
      }),
    );
    const { service, store } = openShop({ stored });
    const request = { method: 'GET', path: '/summary', query: { from: '2026-01-01', to: '2026-12-31' } };

    const ordersByDay = [...new Array<number>(255).fill(14), ...new Array<number>(110).fill(13)];

    await expect(service.handle(request)).resolves.toMatchObject({
      status: 200,
      body: {
        orders: 5_000,
        revenue: { SEK: 1_250 * 1_999, EUR: 3_750 * 1_999 },
        days: ordersByDay.map((orders) => ({ orders })),
      },
    });
    expect(store.calls).toEqual(['ordersPlacedBetween']);
  });
});
