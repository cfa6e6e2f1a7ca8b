import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
import { KeyReused, NotRefundable, type Payment, type Payments } from './payments.ts';

const NewPayment = z.object({
  orderId: z.string().min(1).max(64),
  amountCents: z.int().positive(),
  currency: z.string().length(3).toUpperCase(),
  card: z.string().min(4),
});
const Id = z.object({ id: z.uuid() });

export function paymentRoutes(payments: Payments): Hono {
  const routes = new Hono();

  routes.post('/', zValidator('json', NewPayment), async (context) => {
    const key = context.req.header('idempotency-key');
    if (key === undefined) return context.json({ error: 'an Idempotency-Key is missing' }, 400);
    try {
      const payment = await payments.pay(key, context.req.valid('json'));
      const status = payment.status === 'declined' ? 402 : 201;
      return context.json(show(payment), status, { location: `/payments/${payment.id}` });
    } catch (error) {
      if (error instanceof KeyReused) return context.json({ error: 'this key belongs to another payment' }, 409);
      throw error;
    }
  });

  routes.get('/', zValidator('query', z.object({ order: z.string() })), async (context) => {
    const list = await payments.listOf(context.req.valid('query').order);
    return context.json({ payments: list.map(show), balanceCents: await payments.balanceCents() });
  });

  routes.get('/:id', zValidator('param', Id), async (context) => {
    const payment = await payments.find(context.req.valid('param').id);
    return payment === undefined ? context.notFound() : context.json(show(payment));
  });

  routes.post('/:id/refund', zValidator('param', Id), async (context) => {
    try {
      return context.json(show(await payments.refund(context.req.valid('param').id)));
    } catch (error) {
      if (error instanceof NotRefundable) return context.json({ error: 'there is nothing to refund' }, 409);
      throw error;
    }
  });
  return routes;
}

function show({ id, orderId, amountCents, currency, status, createdAt }: Payment): object {
  return { id, orderId, amountCents, currency, status, createdAt: createdAt.toISOString() };
}
