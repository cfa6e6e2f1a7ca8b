import { type Context, Hono } from 'hono';
import { addBill, cancelBill, findBill, listBills, payBill } from './bills.ts';
import { alone, type Database, type Tx } from './database.ts';
import { Problem } from './problem.ts';
import { readBody } from './read-body.ts';
import type { PaymentRequest } from './types.ts';

const STATUSES = ['open', 'settled', 'cancelled', 'expired'];

const userOf = (context: Context): string => context.req.header('x-user') ?? '';

/** Ids are made by `crypto.randomUUID`: what does not look so is asked for in vain. */
function idOf(context: Context): string {
  const id = context.req.param('id') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem(404, 'not found');
  return id;
}

export function serveRequests(database: Database): Hono {
  const routes = new Hono();

  routes.use('*', async (context, next) => {
    if (userOf(context) === '') throw new Problem(401, 'please sign in');
    await next();
  });

  routes.get('/requests', async (context) => {
    const status = context.req.query('status');
    if (status !== undefined && !STATUSES.includes(status)) throw new Problem(400, 'no such status', 'status');
    const requests = await listBills(database, userOf(context));
    return context.json({ requests: requests.filter((request) => status === undefined || request.status === status) });
  });

  routes.post('/requests', async (context) => {
    const key = keyOf(context);
    const body = await context.req.text();
    const wanted = readBody(body, userOf(context));
    const created = await alone(database, (tx) =>
      remembered(tx, userOf(context), key, `create ${body}`, () => addBill(tx, userOf(context), wanted)),
    );
    context.header('location', `/requests/${created.id}`);
    return context.json(created, 201);
  });

  routes.get('/requests/:id', async (context) =>
    context.json(await findBill(database, idOf(context), userOf(context))),
  );

  routes.post('/requests/:id/pay', async (context) => {
    const [key, id, user] = [keyOf(context), idOf(context), userOf(context)];
    return context.json(
      await alone(database, (tx) => remembered(tx, user, key, `pay ${id}`, () => payBill(tx, id, user))),
    );
  });

  routes.post('/requests/:id/cancel', async (context) => {
    const [id, user] = [idOf(context), userOf(context)];
    return context.json(await alone(database, (tx) => cancelBill(tx, id, user)));
  });

  routes.all('*', () => {
    throw new Problem(404, 'not found');
  });

  routes.onError((error, context) =>
    error instanceof Problem
      ? context.json(error.body, error.status)
      : context.json({ error: 'something is wrong on our side' }, 500),
  );

  return routes;
}

function keyOf(context: Context): string {
  const key = context.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,100}$/.test(key)) throw new Problem(400, 'an idempotency-key is needed', 'idempotency-key');
  return key;
}

async function remembered(
  tx: Tx,
  owner: string,
  value: string,
  fingerprint: string,
  work: () => Promise<PaymentRequest>,
): Promise<PaymentRequest> {
  const known = await tx
    .selectFrom('key')
    .selectAll()
    .where('owner', '=', owner)
    .where('value', '=', value)
    .executeTakeFirst();
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw new Problem(422, 'this key belongs to another request');
    return known.response as PaymentRequest;
  }
  const response = await work();
  await tx
    .insertInto('key')
    .values({ owner, value, fingerprint, response: JSON.stringify(response) })
    .execute();
  return response;
}
