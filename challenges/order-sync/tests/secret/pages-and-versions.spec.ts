import { http } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { answerWith, makeCursor } from '../support/marketplace.ts';
import { makeOrder, makeOrders } from '../support/orders.ts';
import { openShop } from '../support/shop.ts';

describe('pages', () => {
  it('stores an order as it came, every field of it [R6]', async () => {
    const order = makeOrder('HM/Ω 7?', {
      version: 12,
      status: 'placed',
      placedAt: '2026-03-01T00:30:00+02:00',
      currency: 'SEK',
      total: '0.5',
      buyer: 'Jürgen "Jürgi" O’Neil \\ 木村\n',
    });
    const { service, store } = openShop({ pages: [[order]] });

    await expect(service.sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 1,
      created: 1,
      updated: 0,
      ignored: 0,
    });
    expect(store.orders).toEqual([order]);
  });

  it('is complete when there is nothing yet, and remembers the cursor even then [R1, R2]', async () => {
    const { service, store, marketplace } = openShop();

    await expect(service.sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 1,
      created: 0,
      updated: 0,
      ignored: 0,
    });
    expect(marketplace.cursors).toEqual([null]);
    expect(store.cursor).toBe(makeCursor(0));
  });

  it('hands every cursor back exactly as it came, from null to the last page [R1]', async () => {
    const { service, store, marketplace } = openShop({
      pages: [makeOrders(2, 1), makeOrders(2, 3), makeOrders(2, 5), makeOrders(1, 7)],
    });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 4, created: 7 });
    expect(marketplace.cursors).toEqual([null, makeCursor(1), makeCursor(2), makeCursor(3)]);
    expect(store.orders).toEqual(makeOrders(7));
  });

  it('hands back cursors of any characters [R1]', async () => {
    const cursors = ['k/1+2==', 'a b', '50%', '%2B', 'a&cursor=b', '#1?', '木 "é"', '../orders'];
    const script = cursors.map((cursor, index) => answerWith(makeOrders(1, index), cursor, true));
    const { service, store, marketplace } = openShop({ script: [...script, answerWith([], 'the end', false)] });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 9, created: 8 });
    expect(marketplace.cursors).toEqual([null, ...cursors]);
    expect(store.cursor).toBe('the end');
  });

  it('goes on behind empty pages that have more [R1]', async () => {
    const { service, store } = openShop({ pages: [[], makeOrders(2, 1), [], [], makeOrders(1, 3)] });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 5, created: 3 });
    expect(store.orders).toEqual(makeOrders(3));
  });

  it('does not take a short page for the last one [R1]', async () => {
    const { service, store } = openShop({ pages: [makeOrders(50, 101), makeOrders(1, 151), makeOrders(50, 152)] });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 3, created: 101 });
    expect(store.orders).toEqual(makeOrders(101, 101));
  });

  it('stores each page and its cursor before it asks for the next [R2]', async () => {
    const { service, store, marketplace } = openShop({ pages: [makeOrders(2, 1), makeOrders(2, 3), makeOrders(2, 5)] });
    const seen: string[] = [];
    marketplace.service.use(
      http.all('*', () => {
        seen.push(`${store.orders.length} orders, cursor ${store.cursor}`);
      }),
    );

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete' });
    expect(seen).toEqual([
      '0 orders, cursor null',
      `2 orders, cursor ${makeCursor(1)}`,
      `4 orders, cursor ${makeCursor(2)}`,
    ]);
    expect(store.cursor).toBe(makeCursor(3));
  });

  it('starts the next sync at the cursor of the last page, however often [R2]', async () => {
    const { service, store, marketplace } = openShop({ pages: [makeOrders(2, 1), makeOrders(2, 3)] });
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2, created: 4 });
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 1, created: 0, ignored: 0 });
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 1, created: 0, ignored: 0 });

    marketplace.publish(makeOrders(1, 5), makeOrders(1, 6));

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2, created: 2, ignored: 0 });
    expect(marketplace.cursors.slice(2)).toEqual([makeCursor(2), makeCursor(2), makeCursor(2), makeCursor(3)]);
    expect(store.orders).toEqual(makeOrders(6));
  });

  it('stops when a page leads back to itself, and keeps its orders [R3]', async () => {
    const { service, store, marketplace } = openShop({
      pages: [makeOrders(2, 1)],
      script: [answerWith(makeOrders(1, 1), 'a', true), answerWith(makeOrders(1, 2), 'a', true)],
    });

    await expect(service.sync()).resolves.toEqual({
      status: 'failed',
      reason: 'stuck',
      pages: 2,
      created: 2,
      updated: 0,
      ignored: 0,
    });
    expect(marketplace.cursors).toEqual([null, 'a']);
    expect(store.orders).toEqual(makeOrders(2));
    expect(store.cursor).toBe('a');
  });

  it('stops when pages lead round in a circle, and may ask for them again in the next run [R3]', async () => {
    const { service, store, marketplace } = openShop({
      script: [
        answerWith(makeOrders(1, 1), 'a', true),
        answerWith([], 'b', true),
        answerWith(makeOrders(1, 2), 'c', true),
        answerWith(makeOrders(1, 3), 'a', true),
        answerWith([], 'd', true),
        answerWith([], 'd', false),
      ],
    });

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'stuck', pages: 4, created: 3 });
    expect(store.cursor).toBe('c');
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', reason: null, pages: 2 });
    expect(marketplace.cursors).toEqual([null, 'a', 'b', 'c', 'c', 'd']);
    expect(store.cursor).toBe('d');
  });
});

describe('versions', () => {
  it('keeps the highest version when an older one comes in a later page or a later sync [R5]', async () => {
    const shipped = makeOrder('HM-1', { version: 10, status: 'shipped' });
    const { service, store, marketplace } = openShop({
      pages: [[shipped], [makeOrder('HM-1', { version: 9, status: 'cancelled' })]],
    });
    await expect(service.sync()).resolves.toMatchObject({ created: 1, updated: 0, ignored: 1 });

    marketplace.publish([makeOrder('HM-1', { version: 2, status: 'placed' })]);

    await expect(service.sync()).resolves.toMatchObject({ created: 0, updated: 0, ignored: 1 });
    expect(store.orders).toEqual([shipped]);
    expect(store.written).toEqual(['HM-1@10']);
  });

  it('applies several versions of an order within one page as if one by one [R5, R7]', async () => {
    const { service, store } = openShop({
      stored: [makeOrder('HM-2', { version: 3 })],
      pages: [
        [
          makeOrder('HM-1', { version: 1, status: 'placed' }),
          makeOrder('HM-2', { version: 2 }),
          makeOrder('HM-1', { version: 4, status: 'shipped' }),
          makeOrder('HM-2', { version: 5 }),
          makeOrder('HM-1', { version: 2, status: 'paid' }),
          makeOrder('HM-2', { version: 7, status: 'cancelled' }),
          makeOrder('HM-2', { version: 7, status: 'shipped' }),
        ],
      ],
    });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', created: 1, updated: 3, ignored: 3 });
    expect(store.orders).toEqual([
      makeOrder('HM-1', { version: 4, status: 'shipped' }),
      makeOrder('HM-2', { version: 7, status: 'cancelled' }),
    ]);
  });

  it('neither counts nor writes a version again that it has, whatever it says [R5, R7]', async () => {
    const stored = makeOrder('HM-1', { version: 3, status: 'paid', total: '10.00' });
    const { service, store } = openShop({
      stored: [stored],
      pages: [[makeOrder('HM-1', { version: 3, status: 'cancelled', total: '99.00' })], [makeOrder('HM-1')]],
    });

    await expect(service.sync()).resolves.toMatchObject({ pages: 2, created: 0, updated: 0, ignored: 2 });
    expect(store.orders).toEqual([stored]);
    expect(store.written).toEqual([]);
  });

  it('writes what is new in a page, and nothing else of it [R5, R7]', async () => {
    const { service, store } = openShop({
      stored: [makeOrder('HM-1', { version: 2 }), makeOrder('HM-2', { version: 2 }), makeOrder('HM-3', { version: 2 })],
      pages: [
        [makeOrder('HM-1'), makeOrder('HM-2', { version: 2 }), makeOrder('HM-3', { version: 3 }), makeOrder('HM-4')],
        [makeOrder('HM-3', { version: 8 }), makeOrder('HM-4'), makeOrder('HM-5', { version: 6 })],
      ],
    });

    await expect(service.sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 2,
      created: 2,
      updated: 2,
      ignored: 3,
    });
    expect([...store.written].sort()).toEqual(['HM-3@3', 'HM-3@8', 'HM-4@1', 'HM-5@6']);
  });
});

describe('runs', () => {
  it('lets a second sync join the one that is running [R4]', async () => {
    const { service, store, marketplace } = openShop({
      pages: [makeOrders(2, 1), makeOrders(2, 3)],
      script: [{ delay: '300ms' }, { delay: '300ms' }],
    });
    const expected = { status: 'complete', reason: null, pages: 2, created: 4, updated: 0, ignored: 0 };

    await expect(Promise.all([service.sync(), service.sync(), service.sync()])).resolves.toEqual([
      expected,
      expected,
      expected,
    ]);
    expect(marketplace.cursors).toEqual([null, makeCursor(1)]);
    expect(marketplace.calls).toHaveBeenSequential();
    expect(store.written.length).toBe(4);
  });

  it('starts a new run once the last has ended [R4]', async () => {
    const { service, marketplace } = openShop({ pages: [makeOrders(2, 1)] });
    await expect(Promise.all([service.sync(), service.sync()])).resolves.toMatchObject([
      { created: 2 },
      { created: 2 },
    ]);

    marketplace.publish(makeOrders(3, 3));

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', created: 3 });
  });
});
