import { describe, expect, it } from 'vitest';
import { ask, summaryPath } from '../support/dashboard.ts';
import { makeOrder } from '../support/orders.ts';
import { openShop } from '../support/shop.ts';

const SUMMARY = '/summary?from=2026-03-01&to=2026-03-02';

describe('what comes from outside', () => {
  it('takes ids for text, also those that mean something in JavaScript [R6]', async () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', '00', 'null', 'hm-1', 'HM-1', ' HM-1'];
    const first = ids.map((id) => makeOrder(id, { buyer: `first ${id}` }));
    const second = ids.map((id) => makeOrder(id, { version: 2, buyer: `second ${id}` }));
    const { service, store } = openShop({ pages: [[...first, ...first], second, first] });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', created: 10, updated: 10, ignored: 20 });
    expect(new Set(store.orders.map((order) => order.buyer))).toEqual(new Set(second.map((order) => order.buyer)));
  });

  it('takes for a day only what is written as one [R21]', async () => {
    const { service, store } = openShop();
    for (const to of [
      '2026-3-2',
      '2026-03-02T00:00:00Z',
      ' 2026-03-02',
      '2026-03-02\n',
      '20260302',
      '+002026-03-02',
      '-000001-03-02',
      '2026-03-02; drop table orders',
      '٢٠٢٦-٠٣-٠٢',
      'Infinity',
    ]) {
      await expect(ask(service, summaryPath({ from: '2026-03-01', to })), JSON.stringify(to)).resolves.toMatchObject({
        status: 400,
        body: { parameter: 'to' },
      });
    }
    expect(store.calls).toEqual([]);
  });

  it('does not stumble over a query that cannot be decoded [R21]', async () => {
    const { service, store } = openShop();

    for (const from of ['%E0%A4%A', '%', '%zz', '%00', '2026-03-0%31%']) {
      await expect(ask(service, `/summary?from=${from}&to=2026-03-02`), from).resolves.toMatchObject({
        status: 400,
        body: { parameter: 'from' },
      });
    }
    expect(store.calls).toEqual([]);
  });

  it('does not let anyone ask for ten thousand years [R21]', async () => {
    const { service, store } = openShop();

    await expect(ask(service, '/summary?from=0001-01-01&to=9999-12-31')).resolves.toMatchObject({
      status: 400,
      body: { parameter: 'to' },
    });
    expect(store.calls).toEqual([]);
  });

  it('tells nothing about the database when it fails, and recovers [R23]', async () => {
    const { service, store } = openShop({ stored: [makeOrder('HM-1')] });
    store.cutPower({ method: 'ordersPlacedBetween', nth: 1, when: 'before' });

    const answer = await ask(service, SUMMARY).catch((error: unknown) => error);

    expect(answer).toEqual({ status: 500, body: { error: expect.stringMatching(/\S/) } });
    expect(JSON.stringify(answer)).not.toMatch(/power cut|ordersPlacedBetween|\.[jt]s:\d+/i);
    await expect(ask(service, SUMMARY)).resolves.toMatchObject({
      status: 200,
      body: { orders: 1 },
    });
  });
});
