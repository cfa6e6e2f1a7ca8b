import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import type { Pool } from 'pg';
import { openDatabase } from './database.ts';
import { createPayments } from './payments.ts';
import { createProvider, ProviderUnavailable } from './provider.ts';
import { paymentRoutes } from './routes.ts';

export type PaymentApiOptions = { readonly pool: Pool; readonly providerUrl: string };

/** A payment API: takes orders to pay, charges a card at a payment provider, and never charges twice. */
export function createApp({ pool, providerUrl }: PaymentApiOptions): Hono {
  const payments = createPayments(openDatabase(pool), createProvider(providerUrl));
  const app = new Hono();
  app.use(requestId());
  app.route('/payments', paymentRoutes(payments));
  app.notFound((context) => context.json({ error: 'not found' }, 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof ProviderUnavailable) {
      return context.json({ error: 'the payment provider does not answer' }, 502, { 'retry-after': '30' });
    }
    console.error(error);
    return context.json({ error: 'internal error' }, 500);
  });
  return app;
}
