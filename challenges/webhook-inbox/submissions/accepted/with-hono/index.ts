import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { hasValidSignature } from './signature.ts';
import { PaymentUpdated, AnyEvent } from './schema.ts';
import type { Inbox, InboxOptions, WorkReport } from './types.ts';
import { createWorker } from './worker.ts';

export type * from './types.ts';

export function createInbox({ store, ledger, secrets, policy }: InboxOptions): Inbox {
  const app = new Hono();
  const work = createWorker(store, ledger, policy);
  let current: Promise<WorkReport> | undefined;

  app.post(
    '/webhooks',
    bodyLimit({
      maxSize: policy.maxBodyBytes,
      onError: (context) => context.json({ error: 'body too large' }, 413),
    }),
    async (context) => {
      const body = await context.req.arrayBuffer();
      const header = context.req.header('ferrypay-signature');
      if (!hasValidSignature(header, Buffer.from(body), secrets(), policy.toleranceMs)) {
        return context.json({ error: 'invalid signature' }, 401);
      }
      const json = readJson(body);
      const event = AnyEvent.safeParse(json);
      if (!event.success) return context.json({ error: 'not an event' }, 400);
      if (event.data.type !== 'payment.updated') return context.json({ result: 'ignored' });
      const update = PaymentUpdated.safeParse(json);
      if (!update.success) return context.json({ error: 'not a payment' }, 400);

      const entry = { update: update.data, status: 'waiting', tries: 0, dueAt: Date.now() } as const;
      const isNew = await store.add(entry).catch(() => {
        throw new HTTPException(503, { message: 'service unavailable' });
      });
      return context.json({ result: isNew ? 'stored' : 'duplicate' }, isNew ? 202 : 200);
    },
  );
  app.all('/webhooks', (context) => context.json({ error: 'method not allowed' }, 405));
  app.notFound((context) => context.json({ error: 'not found' }, 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return context.json({ error: error.message }, error.status);
    // All that is left is a body that breaks off, in the middle of the body limit.
    return context.json({ error: 'incomplete request' }, 400);
  });

  return {
    fetch: async (request) => await app.fetch(request),
    work() {
      current ??= work().finally(() => {
        current = undefined;
      });
      return current;
    },
  };
}

function readJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
