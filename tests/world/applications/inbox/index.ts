import { drizzle } from 'drizzle-orm/node-postgres';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { Pool } from 'pg';
import { createInbox } from './inbox.ts';
import { hasValidSignature } from './signature.ts';
import * as tables from './tables.ts';

/** A webhook inbox: takes a shop system's events once each, in whatever order they come, and tells the warehouse. */
const app = new Hono();
const database = drizzle({ client: new Pool({ connectionString: process.env['DATABASE_URL'] }), schema: tables });
const inbox = createInbox(database, process.env['WAREHOUSE_URL'] ?? '');

app.post('/webhooks', async (context) => {
  const body = await context.req.text();
  const secret = process.env['WEBHOOK_SECRET'] ?? '';
  if (!hasValidSignature(body, context.req.header('x-signature'), secret)) {
    return context.json({ error: 'the signature is wrong' }, 401);
  }
  const outcome = await inbox.receive(JSON.parse(body));
  return context.json({ outcome }, outcome === 'duplicate' ? 200 : 202);
});

app.get('/orders/:id', async (context) => {
  const order = await inbox.findOrder(context.req.param('id'));
  return order === undefined ? context.json({ error: 'not found' }, 404) : context.json(order);
});

app.get('/events', (context) => {
  context.header('content-type', 'application/x-ndjson');
  return stream(context, async (out) => {
    for await (const event of inbox.allEvents()) await out.write(`${JSON.stringify(event)}\n`);
  });
});

app.post('/deliver', async (context) => context.json(await inbox.tellWarehouse()));

export default app;
