import { Hono } from 'hono';
import { z } from 'zod';
import { createPriceList } from './price-list.ts';
import type { Repair, Settings } from './types.ts';

export type * from './types.ts';

const WORK_CENTS = 1_950;

const Order = z.object({
  bike: z.string().max(80).regex(/\S/),
  part: z.string().regex(/^[a-z0-9-]{1,40}$/),
});

export function createApp({ store, partsUrl, partsKey }: Settings): Hono {
  if (process.env['PARTS_URL'] === undefined) throw new Error('PARTS_URL is not set');
  const priceOf = createPriceList(partsUrl, partsKey);
  const app = new Hono();

  app.post('/repairs', async (context) => {
    const order = Order.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.json({ error: 'Name the bike, and the part as in the catalogue.' }, 400);
    const price = await priceOf(order.data.part);
    if (price === 'unknown') return context.json({ error: 'There is no such part.' }, 422);
    if (price === 'unavailable') {
      return context.json({ error: 'The wholesaler does not answer. Try again soon.' }, 503, { 'retry-after': '30' });
    }
    const repair: Repair = { ...order.data, id: crypto.randomUUID(), cents: price + WORK_CENTS };
    await store.save(repair);
    return context.json(repair, 201, { location: `/repairs/${repair.id}` });
  });

  app.get('/repairs/:id', async (context) => {
    const repair = await store.find(context.req.param('id'));
    return repair === undefined ? context.json({ error: 'There is no such repair.' }, 404) : context.json(repair);
  });

  return app;
}
