import { Hono } from 'hono';
import { z } from 'zod';
import { dayAfter, daysBetween } from './days.ts';
import { summarise } from './summary.ts';
import type { OrderStore } from './types.ts';

const LONGEST_RANGE_DAYS = 366;

const SummaryQuery = z
  .object({
    from: z.iso.date('from must be a day such as 2026-03-01'),
    to: z.iso.date('to must be a day such as 2026-03-31'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'to must not be before from' })
  .refine(({ from, to }) => from > to || daysBetween(from, to) <= LONGEST_RANGE_DAYS, {
    path: ['to'],
    error: `a summary covers at most ${LONGEST_RANGE_DAYS} days`,
  });

export function createApi(store: OrderStore): Hono {
  const api = new Hono();

  api.get('/summary', async (context) => {
    const query = SummaryQuery.safeParse(context.req.query());
    if (!query.success) {
      // The first thing that is wrong, in the order in which the schema names them.
      const [issue] = query.error.issues;
      return context.json({ error: issue?.message, parameter: issue?.path[0] }, 400);
    }
    const { from, to } = query.data;
    const orders = await store.ordersPlacedBetween(`${from}T00:00:00Z`, `${dayAfter(to)}T00:00:00Z`);
    return context.json(summarise(orders, from, to));
  });
  api.all('/summary', (context) => context.json({ error: 'a summary can only be read' }, 405));
  api.notFound((context) => context.json({ error: 'no such path' }, 404));
  api.onError((_error, context) => context.json({ error: 'that is our fault, please try again later' }, 500));

  return api;
}
