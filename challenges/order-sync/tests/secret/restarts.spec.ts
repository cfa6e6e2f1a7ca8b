import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { makeCursor } from '../support/marketplace.ts';
import type { PowerCut } from '../support/memory-store.ts';
import { makeOrder, makeOrders } from '../support/orders.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** New, newer, late and repeated orders on three pages. */
const PAGES = [
  [makeOrder('HM-1'), makeOrder('HM-2', { version: 2 }), makeOrder('HM-3')],
  [makeOrder('HM-1', { version: 3, status: 'shipped' }), makeOrder('HM-2'), makeOrder('HM-4', { version: 2 })],
  [makeOrder('HM-4'), makeOrder('HM-3', { version: 2, status: 'cancelled' }), makeOrder('HM-5')],
];
const STORED_IN_THE_END = [
  makeOrder('HM-1', { version: 3, status: 'shipped' }),
  makeOrder('HM-2', { version: 2 }),
  makeOrder('HM-3', { version: 2, status: 'cancelled' }),
  makeOrder('HM-4', { version: 2 }),
  makeOrder('HM-5'),
];

/** A sync that the given power cut ends, if it comes that far. */
async function syncUntil(cut: PowerCut): Promise<Shop & { readonly ending: string }> {
  const shop = openShop({ pages: PAGES });
  shop.store.cutPower(cut);
  const ending = await shop.service.sync().then(
    (report) => report.status,
    (error: Error) => error.message,
  );
  shop.store.restorePower();
  return { ...shop, ending };
}

describe('a restart', () => {
  it.each(['before', 'after'] as const)(
    'finishes the work when the power failed just %s any store call [R16]',
    async (when) => {
      let cuts = 0;
      for (let nth = 1; nth <= 12; nth += 1) {
        const { ending, store, restart } = await syncUntil({ nth, when });
        if (ending === 'power cut') cuts += 1;

        await expect(restart().sync(), `after call ${nth}`).resolves.toMatchObject({
          status: 'complete',
          reason: null,
        });
        expect(store.orders, `after call ${nth}`).toEqual(STORED_IN_THE_END);
        expect(store.cursor).toBe(makeCursor(3));
      }
      expect(cuts).toBeGreaterThanOrEqual(7);
    },
  );

  it('reads a page again whose orders were stored and whose cursor was not, and applies nothing twice [R7, R16]', async () => {
    const { ending, store, restart } = await syncUntil({ method: 'saveCursor', nth: 2, when: 'before' });
    expect(ending).toBe('power cut');
    expect(store.cursor).toBe(makeCursor(1));

    await expect(restart().sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 2,
      created: 1,
      updated: 1,
      ignored: 4,
    });
    expect(new Set(store.written).size).toBe(store.written.length);
  });

  it('does not lose a page that could not be stored [R2, R16]', async () => {
    const { ending, store, restart } = await syncUntil({ method: 'saveOrders', nth: 2, when: 'before' });
    expect(ending).toBe('power cut');

    await expect(restart().sync()).resolves.toMatchObject({ status: 'complete', pages: 2, created: 2, updated: 2 });
    expect(store.orders).toEqual(STORED_IN_THE_END);
  });

  it('does not ask again for the pages that are done [R1, R16]', async () => {
    const { marketplace, restart } = await syncUntil({ method: 'saveOrders', nth: 3, when: 'before' });
    const before = marketplace.calls.length;

    await expect(restart().sync()).resolves.toMatchObject({ status: 'complete', pages: 1 });
    expect(marketplace.cursors.slice(before)).toEqual([makeCursor(2)]);
  });

  it('goes on from the database alone, also when the process died in the middle of a wait [R16]', async () => {
    const { service, store, marketplace, restart } = openShop({
      pages: [makeOrders(2, 1), makeOrders(2, 3)],
      script: ['ok', { status: 429, retryAfter: '200s' }],
    });
    // Nobody awaits this run: it waits for its retry while another process takes over and finishes.
    const abandoned = service.sync().catch((error: Error) => error);
    await world.clock.advance('100s');

    await expect(restart().sync()).resolves.toMatchObject({ status: 'complete', pages: 1, created: 2 });
    expect(marketplace.cursors).toEqual([null, makeCursor(1), makeCursor(1)]);
    expect(await abandoned).toMatchObject({ status: 'complete', created: 2, ignored: 2 });
    expect(store.orders).toEqual(makeOrders(4));
  });
});

describe('an error of the database', () => {
  it.each(['loadCursor', 'findOrders', 'saveOrders', 'saveCursor'] as const)(
    'in %s ends the sync at once and reaches its caller [R17]',
    async (method) => {
      const startedAt = world.clock.now();
      const { ending, marketplace, store } = await syncUntil({ method, nth: 1, when: 'before' });

      expect(ending).toBe('power cut');
      expect(marketplace.calls.length).toBeLessThanOrEqual(1);
      expect(store.calls.at(-1)).toBe(method);
      expect(world.clock.now() - startedAt).toBeLessThan(100);
    },
  );

  it('does not keep the same service from syncing later [R4, R17]', async () => {
    const { ending, service, store } = await syncUntil({ method: 'saveOrders', nth: 1, when: 'before' });
    expect(ending).toBe('power cut');

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 3, created: 5 });
    expect(store.orders).toEqual(STORED_IN_THE_END);
  });
});
