import { type Context, Hono } from 'hono';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { cancelRequest, createRequest, payShare } from './change-requests.ts';
import { findRequest, listRequests } from './find-requests.ts';
import { parseNewRequest, take } from './parse-new-request.ts';
import { notFound, Refusal } from './refusal.ts';
import { inTransaction, once } from './transaction.ts';
import type { App, AppOptions, PaymentRequest } from './types.ts';

type SignedIn = { readonly Variables: { user: string } };

const Key = z.string().regex(/^[!-~]{1,100}$/);
const Status = z.enum(['open', 'settled', 'cancelled', 'expired']).optional();

export function createApp({ pool }: AppOptions): App {
  const app = new Hono<SignedIn>();

  app.use(async (context, next) => {
    const user = context.req.header('x-user');
    if (!user) throw new Refusal(401, 'who are you?');
    context.set('user', user);
    await next();
  });

  /** The answer that this user's key got the first time, or what the prepared work makes of it now. */
  async function answerOnce(
    context: Context<SignedIn>,
    prepare: (user: string, body: string) => (client: PoolClient) => Promise<PaymentRequest>,
  ): Promise<PaymentRequest> {
    const key = take('idempotency-key', Key, context.req.header('idempotency-key'));
    const user = context.get('user');
    const body = await context.req.text();
    return await once(pool, { user, key, text: `${context.req.path}\n${body}` }, prepare(user, body));
  }

  app.post('/requests', async (context) => {
    const request = await answerOnce(context, (user, body) => {
      const wanted = parseNewRequest(body, user);
      return (client) => createRequest(client, user, wanted);
    });
    return context.json(request, 201, { location: `/requests/${request.id}` });
  });

  app.get('/requests', async (context) => {
    const status = take('status', Status, context.req.query('status'));
    return context.json({ requests: await listRequests(pool, context.get('user'), status) });
  });

  app.get('/requests/:id{[\\w-]+}', async (context) =>
    context.json(await findRequest(pool, context.req.param('id'), context.get('user'))),
  );

  app.post('/requests/:id{[\\w-]+}/pay', async (context) => {
    const id = context.req.param('id');
    return context.json(await answerOnce(context, (user) => (client) => payShare(client, id, user)));
  });

  app.post('/requests/:id{[\\w-]+}/cancel', async (context) => {
    const { id } = context.req.param();
    return context.json(await inTransaction(pool, (client) => cancelRequest(client, id, context.get('user'))));
  });

  app.notFound(() => {
    throw notFound();
  });
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) return context.json({ error: 'that is our fault, please try again later' }, 500);
    const { status, message, field } = error;
    return context.json({ error: message, field }, status);
  });

  return app;
}
