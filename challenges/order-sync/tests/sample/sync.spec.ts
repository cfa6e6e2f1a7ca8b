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
    const service = createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy: POLICY });

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
    const service = createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy: POLICY });
    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    marketplace.publish([makeOrder('HM-5')]);

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 1, created: 1 });
    expect(marketplace.cursors.length).toBe(3);
  });

  it('asks again after a 503, and waits before it does [R8, R10]', async () => {
    const marketplace = new Marketplace(EXAMPLE, [503, 'ok', 'reset', 503]);
    const store = new MemoryStore();
    const service = createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    const [first, second, third, fourth] = marketplace.waits;
    expect(first).toBeGreaterThanOrEqual(500);
    expect(first).toBeLessThanOrEqual(1000);
    expect(second).toBeLessThan(100);
    expect(third).toBeGreaterThanOrEqual(500);
    expect(fourth).toBeGreaterThanOrEqual(1000);
  });

  it('waits as long as a 429 asks for [R11]', async () => {
    const marketplace = new Marketplace(EXAMPLE, [{ status: 429, retryAfter: '30s' }]);
    const store = new MemoryStore();
    const service = createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    expect(marketplace.calls).toHaveHonouredRetryAfter();
    expect(marketplace.waits[0]).toBeLessThanOrEqual(31_000);
  });

  it('gives up on an answer that does not end, and asks again [R8, R13]', async () => {
    const marketplace = new Marketplace(EXAMPLE, [{ trickle: '1h' }, 'timeout']);
    const store = new MemoryStore();
    const service = createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy: POLICY });

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 2 });

    // Each attempt is given up on after ten seconds; then comes the back-off of half a second, and of one.
    const [first, second] = marketplace.intervals;
    expect(first).toBeGreaterThanOrEqual(10_500);
    expect(first).toBeLessThanOrEqual(11_000);
    expect(second).toBeGreaterThanOrEqual(11_000);
    expect(second).toBeLessThanOrEqual(12_000);
  });

  it('reports what Hallmarket refuses, and keeps what was stored before [R8, R15]', async () => {
    const marketplace = new Marketplace(EXAMPLE, ['ok', 403]);
    const store = new MemoryStore();
    const service = createOrderService({ marketplaceUrl: marketplace.url, store: store.port, policy: POLICY });

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
