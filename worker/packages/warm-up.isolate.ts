import type * as DrizzleOrm from 'drizzle-orm';
import type * as PgCore from 'drizzle-orm/pg-core';
import type * as PgProxy from 'drizzle-orm/pg-proxy';
import type * as HonoPackage from 'hono';
import type * as HonoCors from 'hono/cors';
import type * as HonoException from 'hono/http-exception';
import type * as KyselyPackage from 'kysely';
import type * as ZodPackage from 'zod';

/**
 * Does once, while a snapshot is taken, what most programs that use a package do with it, as `warm-up.isolate.ts` of the
 * program does for the rest: V8 keeps the code that it compiles for this, and nothing else is left behind.
 */

type Host = { evaluate(specifier: string): unknown };
const { __host: host } = globalThis as unknown as { readonly __host: Host };

function warmUpHono(): void {
  const { Hono } = host.evaluate('hono') as typeof HonoPackage;
  const { cors } = host.evaluate('hono/cors') as typeof HonoCors;
  const { HTTPException } = host.evaluate('hono/http-exception') as typeof HonoException;
  const app = new Hono();
  app.use(cors());
  app.use(async (context, next) => {
    await next();
    context.header('x-warm', 'yes');
  });
  app.get('/orders/:id', (context) => context.json({ id: context.req.param('id'), of: context.req.query('of') }));
  app.post('/orders', async (context) => context.json(await context.req.json(), 201));
  app.get('/text', (context) => context.text('text'));
  app.get('/broken', () => {
    throw new HTTPException(400, { message: 'broken' });
  });
  app.onError((error, context) => (error instanceof HTTPException ? error.getResponse() : context.text('', 500)));
  const body = JSON.stringify({ count: 1 });
  const headers = { 'content-type': 'application/json' };
  for (const [path, init] of [
    ['/orders/7?of=all', undefined],
    ['/orders', { method: 'POST', body, headers }],
    ['/text', undefined],
    ['/broken', undefined],
    ['/missing', undefined],
  ] as const) {
    void Promise.resolve(app.request(path, init)).then((response) => response.text());
  }
}

function warmUpZod(): void {
  const { z } = host.evaluate('zod') as typeof ZodPackage;
  const Order = z.object({
    id: z.string().min(1).max(80),
    email: z.email().optional(),
    count: z.number().int().positive().default(1),
    kind: z.enum(['a', 'b']).nullable(),
    lines: z.array(z.object({ sku: z.string(), price: z.coerce.number() })),
    both: z.union([z.literal('x'), z.boolean()]),
  });
  const good = { id: 'a', kind: 'a', lines: [{ sku: 'a', price: '1' }], both: true };
  for (const value of [good, { ...good, id: '', lines: [{}], both: 0 }, undefined]) Order.safeParse(value);
  Order.refine(() => true)
    .transform((order) => order.id)
    .parse(good);
  try {
    Order.parse({});
  } catch (error) {
    z.flattenError(error as ZodPackage.ZodError);
  }
}

type Tables = { orders: { id: string; total: number; placed_at: Date } };

function warmUpKysely(): void {
  const { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } = host.evaluate(
    'kysely',
  ) as typeof KyselyPackage;
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (inspected) => new PostgresIntrospector(inspected),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const order = { id: '7', total: 1, placed_at: new Date(0) };
  const queries = [
    db.selectFrom('orders').selectAll().where('id', '=', '7').where('total', 'in', [1, 2]).orderBy('total').limit(1),
    db
      .selectFrom('orders as o')
      .innerJoin('orders as p', 'p.id', 'o.id')
      .select(['o.id', sql<number>`count(*)`.as('n')]),
    db
      .insertInto('orders')
      .values([order])
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returningAll(),
    db.updateTable('orders').set({ total: 2 }).where('id', '=', '7'),
    db.deleteFrom('orders').where((where) => where.or([where('id', '=', '7'), where('total', '<', 1)])),
  ];
  for (const query of queries) void query.execute();
  void db.transaction().execute(async (transaction) => await transaction.selectFrom('orders').selectAll().execute());
}

function warmUpDrizzle(): void {
  const { and, desc, eq, sql } = host.evaluate('drizzle-orm') as typeof DrizzleOrm;
  const { integer, pgTable, text, timestamp } = host.evaluate('drizzle-orm/pg-core') as typeof PgCore;
  const { drizzle } = host.evaluate('drizzle-orm/pg-proxy') as typeof PgProxy;
  const orders = pgTable('orders', {
    id: text('id').primaryKey(),
    total: integer('total').notNull().default(0),
    placedAt: timestamp('placed_at').defaultNow(),
  });
  const db = drizzle(async () => ({ rows: [] }));
  const isSeven = and(eq(orders.id, '7'), sql`total > 0`);
  const queries = [
    db.select().from(orders).where(isSeven).orderBy(desc(orders.total)).limit(1),
    db.insert(orders).values({ id: '7' }).onConflictDoNothing().returning(),
    db.update(orders).set({ total: 1 }).where(isSeven),
    db.delete(orders).where(isSeven),
  ];
  for (const query of queries) void query.execute();
}

Object.assign(globalThis, {
  __warmUps: { hono: warmUpHono, zod: warmUpZod, kysely: warmUpKysely, 'drizzle-orm': warmUpDrizzle },
});
