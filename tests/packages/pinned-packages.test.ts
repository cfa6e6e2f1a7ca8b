import { describe, expect, it } from 'vitest';
import { PINNED_PACKAGES } from '../../src/domain/pinned-packages.ts';
import { readOfferedModules } from '../../worker/packages/offered-modules.ts';
import { told, useBench } from './judge-with.ts';

const judge = useBench();

type Use = { readonly dependencies: readonly string[]; readonly program: string; readonly answer: string };

/** One small use of each package: a program, and what its `use()` must give. */
const USES: Readonly<Record<string, Use>> = {
  hono: {
    dependencies: ['hono'],
    program: `
      import { Hono } from 'hono';
      import { cors } from 'hono/cors';
      import { HTTPException } from 'hono/http-exception';
      const app = new Hono();
      app.use(cors({ origin: 'https://shop.example' }));
      app.get('/orders/:id', (c) => c.json({ id: c.req.param('id') }));
      app.get('/broken', () => { throw new HTTPException(418, { message: 'a teapot' }); });
      export async function use() {
        const order = await app.request('/orders/7', { headers: { origin: 'https://shop.example' } });
        const broken = await app.request('/broken');
        const origin = order.headers.get('access-control-allow-origin');
        return [order.status, await order.json(), origin, broken.status, await broken.text()];
      }`,
    answer: `[200, { id: '7' }, 'https://shop.example', 418, 'a teapot']`,
  },
  '@hono/zod-validator, with the hono and the zod of the program': {
    dependencies: ['@hono/zod-validator', 'hono', 'zod'],
    program: `
      import { zValidator } from '@hono/zod-validator';
      import { Hono } from 'hono';
      import { z } from 'zod';
      const app = new Hono();
      const check = zValidator('json', z.object({ amount: z.int() }), (result, c) => {
        if (!result.success) return c.json({ isOurs: result.error instanceof z.core.$ZodError }, 422);
      });
      app.post('/', check, (c) => c.json(c.req.valid('json')));
      const post = (body: unknown) =>
        app.request('/', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
      export async function use() {
        const [good, bad] = [await post({ amount: 5, extra: true }), await post({ amount: 'five' })];
        return [await good.json(), bad.status, await bad.json()];
      }`,
    answer: `[{ amount: 5 }, 422, { isOurs: true }]`,
  },
  zod: {
    dependencies: ['zod'],
    program: `
      import { z } from 'zod';
      const Order = z.strictObject({ id: z.uuid(), lines: z.array(z.object({ sku: z.string(), count: z.int().positive() })) });
      export function use() {
        const id = '3b241101-e2bb-4255-8caf-4136c566a962';
        const bad = Order.safeParse({ id, lines: [{ sku: 'a', count: 0 }] });
        return [Order.parse({ id, lines: [] }), bad.success, bad.error?.issues[0]?.message, bad.error?.name];
      }`,
    answer: `[{ id: '3b241101-e2bb-4255-8caf-4136c566a962', lines: [] }, false, 'Too small: expected number to be >0', 'ZodError']`,
  },
  'date-fns': {
    dependencies: ['date-fns'],
    program: `
      import { addBusinessDays, formatISO, formatDistance } from 'date-fns';
      import { addDays } from 'date-fns/addDays';
      export function use() {
        const friday = new Date(Date.UTC(2026, 0, 2));
        return [
          formatISO(addBusinessDays(friday, 1)),
          addDays(friday, 30).toISOString(),
          formatDistance(friday, addDays(friday, 3)),
        ];
      }`,
    answer: `['2026-01-05T00:00:00Z', '2026-02-01T00:00:00.000Z', '3 days']`,
  },
  kysely: {
    dependencies: ['kysely'],
    program: `
      import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
      import { jsonArrayFrom } from 'kysely/helpers/postgres';
      const db = new Kysely<{ orders: { id: string; total: number } }>({
        dialect: {
          createAdapter: () => new PostgresAdapter(),
          createDriver: () => new DummyDriver(),
          createIntrospector: (db) => new PostgresIntrospector(db),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        },
      });
      export async function use() {
        const query = db.selectFrom('orders').select(['id', sql<string>\`total::text\`.as('total')]).where('id', '=', '7');
        const { sql: text, parameters } = query.compile();
        const failure = await query.executeTakeFirstOrThrow().catch((error) => error.constructor.name);
        return [text, parameters, await query.execute(), failure, typeof jsonArrayFrom];
      }`,
    answer: `['select "id", total::text as "total" from "orders" where "id" = $1', ['7'], [], 'NoResultError', 'function']`,
  },
  'drizzle-orm': {
    dependencies: ['drizzle-orm'],
    program: `
      import { eq } from 'drizzle-orm';
      import { integer, pgTable, text } from 'drizzle-orm/pg-core';
      import { drizzle } from 'drizzle-orm/pg-proxy';
      const orders = pgTable('orders', { id: text('id').primaryKey(), total: integer('total').notNull() });
      export async function use() {
        const asked: unknown[] = [];
        const db = drizzle(async (query, parameters) => {
          asked.push(query, parameters);
          return { rows: [['7', 12]] };
        });
        return [await db.select().from(orders).where(eq(orders.id, '7')), asked];
      }`,
    answer: `[[{ id: '7', total: 12 }], ['select "id", "total" from "orders" where "orders"."id" = $1', ['7']]]`,
  },
  jose: {
    dependencies: ['jose'],
    program: `
      import { jwtVerify, SignJWT } from 'jose';
      import { JWSSignatureVerificationFailed } from 'jose/errors';
      const secret = new TextEncoder().encode('a secret of thirty-two bytes or so');
      export async function use() {
        const jwt = await new SignJWT({ sub: 'ada' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('2h').sign(secret);
        const { payload } = await jwtVerify(jwt, secret);
        const forged = await jwtVerify(jwt.slice(0, -4) + 'AAAA', secret).catch((error) => error);
        return [payload.sub, forged instanceof JWSSignatureVerificationFailed];
      }`,
    answer: `['ada', true]`,
  },
  nanoid: {
    dependencies: ['nanoid'],
    program: `
      import { customAlphabet, nanoid } from 'nanoid';
      export const use = () => [nanoid().length, nanoid() === nanoid(), /^[ab]{8}$/.test(customAlphabet('ab', 8)())];`,
    answer: `[21, false, true]`,
  },
  uuid: {
    dependencies: ['uuid'],
    program: `
      import { v4, v5, v7, validate, version } from 'uuid';
      export const use = () => [validate(v4()), version(v7()), v4() === v4(), v5('a', v5.DNS)];`,
    answer: `[true, 7, false, '4f3f2898-69e3-5a0d-820a-c4e87987dbce']`,
  },
  'p-limit': {
    dependencies: ['p-limit'],
    program: `
      import pLimit from 'p-limit';
      export async function use() {
        const limit = pLimit(2);
        let [running, most] = [0, 0];
        const work = async (id: number) => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          running--;
          return id;
        };
        return [await Promise.all([1, 2, 3, 4, 5].map((id) => limit(() => work(id)))), most];
      }`,
    answer: `[[1, 2, 3, 4, 5], 2]`,
  },
  'p-retry': {
    dependencies: ['p-retry'],
    program: `
      import pRetry, { AbortError } from 'p-retry';
      export async function use() {
        let tries = 0;
        const start = Date.now();
        const flaky = async () => {
          if (++tries < 4) throw new Error('not yet');
          return tries;
        };
        const found = await pRetry(flaky, { retries: 5 });
        const waitedMs = Date.now() - start;
        const stopped = await pRetry(() => { throw new AbortError('enough'); }).catch((error) => error.message);
        return [found, waitedMs, stopped];
      }`,
    answer: `[4, 7_000, 'enough']`,
  },
};

describe('a program uses', () => {
  it.each(Object.entries(USES))('%s', { timeout: 60_000 }, async (_, { dependencies, program, answer }) => {
    const spec = `import { use } from '../starter/index.ts';
      test('is as it is anywhere', async () => { expect(await use()).toEqual(${answer}); });`;
    expect(told(await judge(dependencies, program, spec))).toEqual(['accepted']);
  });

  it('all of them at once', { timeout: 60_000 }, async () => {
    const program = `
      ${PINNED_PACKAGES.map((name, index) => `import * as module${index} from '${name}';`).join('\n')}
      export const use = () => [${PINNED_PACKAGES.map((_, index) => `Object.keys(module${index}).length > 0`).join()}];`;
    const spec = `import { use } from '../starter/index.ts';
      test('are there', () => { expect(use()).toEqual(Array(${PINNED_PACKAGES.length}).fill(true)); });`;
    expect(told(await judge(PINNED_PACKAGES, program, spec))).toEqual(['accepted']);
  });
});

describe('every module that is offered can be loaded', () => {
  it.each(PINNED_PACKAGES)('of %s', { timeout: 60_000 }, async (name) => {
    const modules = [...readOfferedModules(name).modules.keys()];
    expect(modules).toContain(name);
    const program = `
      ${modules.map((module, index) => `import * as module${index} from '${module}';`).join('\n')}
      export const count = () => [${modules.map((_, index) => `module${index}`).join()}].length;`;
    const spec = `import { count } from '../starter/index.ts';
      test('all', () => { expect(count()).toBe(${modules.length}); });`;
    expect(told(await judge([name], program, spec))).toEqual(['accepted']);
  });
});
