import { describe, expect, it } from 'vitest';
import type { Order, Summary } from '../../starter/index.ts';
import { type Answer, ask, summaryPath } from '../support/dashboard.ts';
import { makeOrder } from '../support/orders.ts';
import { openShop } from '../support/shop.ts';

/** What the dashboard gets for a range of days. */
async function getSummary(orders: readonly Order[], from: string, to: string): Promise<Answer> {
  const { service } = openShop({ stored: orders });
  return await ask(service, summaryPath({ from, to }));
}

/** A 200 whose body holds these parts of a summary. */
function ok(body: Partial<Summary>): { status: 200; body: unknown } {
  return { status: 200, body: expect.objectContaining(body) };
}

describe('the numbers', () => {
  it('count every status, and all but the cancelled as orders [R19]', async () => {
    const orders = [
      makeOrder('HM-1', { status: 'placed', total: '1.00' }),
      makeOrder('HM-2', { status: 'paid', total: '10.00' }),
      makeOrder('HM-3', { status: 'paid', total: '100.00' }),
      makeOrder('HM-4', { status: 'shipped', total: '1000.00' }),
      makeOrder('HM-5', { status: 'cancelled', total: '10000.00' }),
      makeOrder('HM-6', { status: 'cancelled', total: '20000.00' }),
      makeOrder('HM-7', { status: 'cancelled', total: '40000.00' }),
    ];

    await expect(getSummary(orders, '2026-03-02', '2026-03-02')).resolves.toEqual({
      status: 200,
      body: {
        from: '2026-03-02',
        to: '2026-03-02',
        orders: 4,
        byStatus: { placed: 1, paid: 2, shipped: 1, cancelled: 3 },
        revenue: { EUR: 111_000 },
        days: [{ day: '2026-03-02', orders: 4, revenue: { EUR: 111_000 } }],
      },
    });
  });

  it('are zeros, and every day is there, when nothing was ordered [R19, R20]', async () => {
    await expect(getSummary([], '2026-02-27', '2026-03-02')).resolves.toEqual({
      status: 200,
      body: {
        from: '2026-02-27',
        to: '2026-03-02',
        orders: 0,
        byStatus: { placed: 0, paid: 0, shipped: 0, cancelled: 0 },
        revenue: {},
        days: ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map((day) => ({ day, orders: 0, revenue: {} })),
      },
    });
  });

  it('add up money exactly, to the cent [R19]', async () => {
    // Each of these, as a floating-point number times 100, is a little more or less than whole cents.
    const orders = [
      makeOrder('HM-1', { currency: 'CHF', total: '19.99' }),
      makeOrder('HM-2', { currency: 'DKK', total: '1.15' }),
      makeOrder('HM-3', { currency: 'GBP', total: '8.2' }),
      makeOrder('HM-4', { currency: 'NOK', total: '0.07' }),
      makeOrder('HM-5', { currency: 'PLN', total: '0.29' }),
      makeOrder('HM-6', { currency: 'SEK', total: '20' }),
      makeOrder('HM-7', { currency: 'SEK', total: '0.1' }),
      makeOrder('HM-8', { currency: 'SEK', total: '0.2' }),
    ];
    const revenue = { CHF: 1999, DKK: 115, GBP: 820, NOK: 7, PLN: 29, SEK: 2030 };

    await expect(getSummary(orders, '2026-03-02', '2026-03-02')).resolves.toEqual(
      ok({ revenue, days: [{ day: '2026-03-02', orders: 8, revenue }] }),
    );
  });

  it('stay exact where a sum of floating-point euros is not [R19]', async () => {
    const orders = [
      makeOrder('HM-1', { total: '45035996273704.96' }),
      makeOrder('HM-2', { total: '0.01' }),
      makeOrder('HM-3', { total: '0.01' }),
      makeOrder('HM-4', { total: '0.01' }),
    ];

    await expect(getSummary(orders, '2026-03-02', '2026-03-02')).resolves.toEqual(
      ok({ revenue: { EUR: 4_503_599_627_370_499 } }),
    );
  });

  it('keep currencies apart, and name only those that brought revenue [R19, R20]', async () => {
    const orders = [
      makeOrder('HM-1', { currency: 'SEK', total: '899' }),
      makeOrder('HM-2', { currency: 'EUR', total: '20.50', placedAt: '2026-03-03T08:00:00Z' }),
      makeOrder('HM-3', { currency: 'SEK', total: '1.01', placedAt: '2026-03-03T09:00:00Z', status: 'shipped' }),
      makeOrder('HM-4', { currency: 'DKK', total: '75.00', status: 'placed' }),
      makeOrder('HM-5', { currency: 'NOK', total: '75.00', status: 'cancelled' }),
    ];

    await expect(getSummary(orders, '2026-03-02', '2026-03-03')).resolves.toEqual(
      ok({
        orders: 4,
        revenue: { EUR: 2050, SEK: 90_001 },
        days: [
          { day: '2026-03-02', orders: 2, revenue: { SEK: 89_900 } },
          { day: '2026-03-03', orders: 2, revenue: { EUR: 2050, SEK: 101 } },
        ],
      }),
    );
  });
});

describe('the days', () => {
  it('are UTC days, whatever the offset of an order says [R18]', async () => {
    const orders = [
      makeOrder('HM-1', { placedAt: '2026-03-01T00:30:00+02:00', total: '1' }),
      makeOrder('HM-2', { placedAt: '2026-02-28T23:30:00-05:00', total: '2' }),
      makeOrder('HM-3', { placedAt: '2026-03-01T23:59:59.999Z', total: '4' }),
      makeOrder('HM-4', { placedAt: '2026-03-02T00:00:00+00:00', total: '8' }),
      makeOrder('HM-5', { placedAt: '2026-03-02T05:44:59+05:45', total: '16' }),
    ];

    await expect(getSummary(orders, '2026-02-28', '2026-03-02')).resolves.toEqual(
      ok({
        days: [
          { day: '2026-02-28', orders: 1, revenue: { EUR: 100 } },
          { day: '2026-03-01', orders: 3, revenue: { EUR: 2200 } },
          { day: '2026-03-02', orders: 1, revenue: { EUR: 800 } },
        ],
      }),
    );
  });

  it('include the first moment of from and the last of to, and nothing outside [R18]', async () => {
    const orders = [
      makeOrder('HM-1', { placedAt: '2026-02-28T23:59:59.999Z', total: '1' }),
      makeOrder('HM-2', { placedAt: '2026-03-01T00:00:00.000Z', total: '2' }),
      makeOrder('HM-3', { placedAt: '2026-03-03T23:59:59.999Z', total: '4' }),
      makeOrder('HM-4', { placedAt: '2026-03-04T00:00:00.000Z', total: '8' }),
    ];

    await expect(getSummary(orders, '2026-03-01', '2026-03-03')).resolves.toEqual(
      ok({ orders: 2, byStatus: { placed: 0, paid: 2, shipped: 0, cancelled: 0 }, revenue: { EUR: 600 } }),
    );
  });

  it('ascend without a gap over the ends of months and years, leap days included [R20]', async () => {
    const orders = [
      makeOrder('HM-1', { placedAt: '2028-03-01T12:00:00Z', total: '3' }),
      makeOrder('HM-2', { placedAt: '2028-02-28T12:00:00Z', total: '1' }),
      makeOrder('HM-3', { placedAt: '2028-02-29T12:00:00Z', total: '2' }),
    ];

    await expect(getSummary(orders, '2028-02-28', '2028-03-01')).resolves.toEqual(
      ok({
        days: [
          { day: '2028-02-28', orders: 1, revenue: { EUR: 100 } },
          { day: '2028-02-29', orders: 1, revenue: { EUR: 200 } },
          { day: '2028-03-01', orders: 1, revenue: { EUR: 300 } },
        ],
      }),
    );
    await expect(getSummary([], '2026-12-31', '2027-01-01')).resolves.toEqual(
      ok({ days: ['2026-12-31', '2027-01-01'].map((day) => ({ day, orders: 0, revenue: {} })) }),
    );
  });

  it('can be 366, and come out as many [R21]', async () => {
    const days = Array.from({ length: 366 }, (_, index) => ({
      day: new Date(Date.UTC(2026, 2, 1 + index)).toISOString().slice(0, 10),
      orders: 0,
      revenue: {},
    }));

    expect(days.at(-1)?.day).toBe('2027-03-01');
    await expect(getSummary([], '2026-03-01', '2027-03-01')).resolves.toEqual(ok({ days }));
  });
});

describe('the door', () => {
  it('names the first parameter that is missing or is not a day [R21]', async () => {
    const { service, store } = openShop();
    const wrong: [query: Record<string, string>, parameter: 'from' | 'to'][] = [
      [{}, 'from'],
      [{ to: '2026-03-02' }, 'from'],
      [{ from: '2026-03-01' }, 'to'],
      [{ from: '', to: '' }, 'from'],
      [{ from: '2026-02-29', to: '2026-03-02' }, 'from'],
      [{ from: '2026-02-01', to: '2026-02-30' }, 'to'],
      [{ from: '2026-00-10', to: '2026-13-01' }, 'from'],
      [{ from: '2026-04-01', to: '2026-04-31' }, 'to'],
      [{ from: '2026-04-00', to: '2026-04-30' }, 'from'],
    ];
    for (const [query, parameter] of wrong) {
      await expect(ask(service, summaryPath(query)), JSON.stringify(query)).resolves.toEqual({
        status: 400,
        body: { error: expect.stringMatching(/\S/), parameter },
      });
    }
    expect(store.calls).toEqual([]);
  });

  it('says no to a range that runs backwards or is longer than 366 days [R21]', async () => {
    const { service, store } = openShop();
    for (const [from, to] of [
      ['2026-03-02', '2026-03-01'],
      ['2026-03-01', '2027-03-02'],
      ['2026-03-01', '2036-03-01'],
    ] as const) {
      await expect(ask(service, summaryPath({ from, to })), `${from} to ${to}`).resolves.toEqual({
        status: 400,
        body: { error: expect.stringMatching(/\S/), parameter: 'to' },
      });
    }
    expect(store.calls).toEqual([]);
  });

  it('answers 404 to other paths and 405 to other methods [R22]', async () => {
    const { service } = openShop();
    const query = '?from=2026-03-01&to=2026-03-02';
    for (const path of ['/', '/orders', '/summary/1', '/Summary']) {
      await expect(ask(service, path + query), path).resolves.toEqual({
        status: 404,
        body: { error: expect.stringMatching(/\S/) },
      });
    }
    for (const method of ['POST', 'PUT', 'DELETE']) {
      await expect(ask(service, `/summary${query}`, method), method).resolves.toEqual({
        status: 405,
        body: { error: expect.stringMatching(/\S/) },
      });
    }
  });

  it('shows what the last sync stored, late updates and all [R5, R18]', async () => {
    const { service } = openShop({
      pages: [
        [
          makeOrder('HM-1', { version: 2, status: 'cancelled' }),
          makeOrder('HM-2', { status: 'placed', total: '5.05' }),
        ],
        [makeOrder('HM-1', { status: 'paid' }), makeOrder('HM-2', { version: 2, total: '5.10' })],
      ],
      script: ['ok', 503],
    });
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete' });

    await expect(ask(service, '/summary?from=2026-03-02&to=2026-03-02')).resolves.toEqual(
      ok({ orders: 1, byStatus: { placed: 0, paid: 1, shipped: 0, cancelled: 1 }, revenue: { EUR: 510 } }),
    );
  });
});
