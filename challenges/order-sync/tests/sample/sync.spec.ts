import { describe, expect, it } from 'vitest';
import { createOrderService, type Order } from '../../starter/index.ts';
import { Marketplace } from '../support/marketplace.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { makeOrder, POLICY } from '../support/orders.ts';

const EXAMPLE: readonly (readonly Order[])[] = [
  [
    makeOrder('HM-1', { version: 2, status: 'shipped', placedAt: '2026-03-01T09:00:00Z', total: '1249.90' }),
    makeOrder('HM-2', { status: 'placed', placedAt: '2026-03-01T23:30:00-05:00', total: '80' }),
    makeOrder('HM-3', { version: 4, status: 'cancelled', currency: 'SEK', total: '35.50' }),
  ],
  [
    makeOrder('HM-3', { version: 3, status: 'paid', currency: 'SEK', total: '35.50' }),
    makeOrder('HM-4', { placedAt: '2026-03-02T18:20:00Z', total: '0.5' }),
  ],
];

describe('sync', () => {
  it('pulls the two pages of the example [R1, R5, R7]', async () => {
    const marketplace = new Marketplace(EXAMPLE);
    const store = new MemoryStore([makeOrder('HM-1', { placedAt: '2026-03-01T09:00:00Z', total: '1249.90' })]);
    const service = createOrderService({ fetchPage: marketplace.fetchPage, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toEqual({
      status: 'complete',
      reason: null,
      pages: 2,
      created: 3,
      updated: 1,
      ignored: 1,
    });
    expect(store.orders.map((order) => `${order.id}@${order.version}`)).toEqual([
      'HM-1@2',
      'HM-2@1',
      'HM-3@4',
      'HM-4@1',
    ]);
  });

  it('starts the next sync where the last one ended [R2]', async () => {
    const marketplace = new Marketplace(EXAMPLE);
    const store = new MemoryStore();
    const service = createOrderService({ fetchPage: marketplace.fetchPage, store: store.port, policy: POLICY });
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    marketplace.publish([makeOrder('HM-5')]);

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 1, created: 1 });
    expect(marketplace.cursors.length).toBe(3);
  });

  it('asks again after a 503, and waits before it does [R8, R10]', async () => {
    const marketplace = new Marketplace(EXAMPLE, [503, 'ok', 'network-error', 503]);
    const store = new MemoryStore();
    const service = createOrderService({ fetchPage: marketplace.fetchPage, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    const [first = 0, second, third = 0, fourth = 0] = marketplace.waits;
    expect(first).toBeGreaterThanOrEqual(500);
    expect(first).toBeLessThanOrEqual(1000);
    expect(second).toBeLessThan(100);
    expect(third).toBeGreaterThanOrEqual(500);
    expect(fourth).toBeGreaterThanOrEqual(1000);
  });

  it('waits as long as a 429 asks for [R11]', async () => {
    const marketplace = new Marketplace(EXAMPLE, [{ status: 429, retryAfter: '30' }]);
    const store = new MemoryStore();
    const service = createOrderService({ fetchPage: marketplace.fetchPage, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    expect(marketplace.waits[0]).toBeGreaterThanOrEqual(30_000);
    expect(marketplace.waits[0]).toBeLessThanOrEqual(31_000);
  });

  it('reports what Hallmarket refuses, and keeps what was stored before [R8, R15]', async () => {
    const marketplace = new Marketplace(EXAMPLE, ['ok', 403]);
    const store = new MemoryStore();
    const service = createOrderService({ fetchPage: marketplace.fetchPage, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toEqual({
      status: 'failed',
      reason: 'refused',
      pages: 1,
      created: 3,
      updated: 0,
      ignored: 0,
    });
    expect(store.orders.length).toBe(3);
  });
});
