import { describe, expect, it } from 'vitest';
import { createOrderService, type OrderService } from '../../starter/index.ts';
import { ask } from '../support/dashboard.ts';
import { Marketplace } from '../support/marketplace.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { makeOrder, POLICY } from '../support/orders.ts';

function openDashboard(): OrderService {
  const store = new MemoryStore([
    makeOrder('HM-1', { status: 'shipped', placedAt: '2026-03-01T09:00:00Z', total: '1249.90' }),
    makeOrder('HM-2', { status: 'placed', placedAt: '2026-03-01T23:30:00-05:00', total: '80' }),
    makeOrder('HM-3', { status: 'cancelled', placedAt: '2026-03-02T12:00:00Z', currency: 'SEK', total: '35.50' }),
    makeOrder('HM-4', { status: 'paid', placedAt: '2026-03-02T18:20:00Z', total: '0.5' }),
  ]);
  return createOrderService({ marketplaceUrl: new Marketplace([]).url, store: store.port, policy: POLICY });
}

describe('GET /summary', () => {
  it('answers as in the example [R18, R19, R20]', async () => {
    await expect(ask(openDashboard(), '/summary?from=2026-03-01&to=2026-03-02')).resolves.toEqual({
      status: 200,
      body: {
        from: '2026-03-01',
        to: '2026-03-02',
        orders: 3,
        byStatus: { placed: 1, paid: 1, shipped: 1, cancelled: 1 },
        revenue: { EUR: 125040 },
        days: [
          { day: '2026-03-01', orders: 1, revenue: { EUR: 124990 } },
          { day: '2026-03-02', orders: 2, revenue: { EUR: 50 } },
        ],
      },
    });
  });

  it('says which parameter is wrong [R21]', async () => {
    await expect(ask(openDashboard(), '/summary?from=2026-03-01&to=tomorrow')).resolves.toEqual({
      status: 400,
      body: { error: expect.any(String), parameter: 'to' },
    });
  });
});
