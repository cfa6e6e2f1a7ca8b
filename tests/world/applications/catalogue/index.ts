import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { etag } from 'hono/etag';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { csvLines, parseCsv } from './csv.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { createPrices } from './prices.ts';

type Database = { product: { sku: string; name: string; stock: number; tags: string[]; updated_at: Date } };

/** A product catalogue: pages, search, prices from another service, import and export. */
export function createApp({ pool, pricesUrl }: { readonly pool: Pool; readonly pricesUrl: string }): Hono {
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const prices = createPrices(pricesUrl);
  const app = new Hono().basePath('/api');

  app.get('/products', etag(), async (context) => {
    const size = Math.min(Number(context.req.query('size') ?? 2), 50);
    const after = decodeCursor(context.req.query('after'));
    if (after === undefined) return context.json({ error: 'the cursor is not one of ours' }, 400);
    let query = database.selectFrom('product').select(['sku', 'name', 'stock', 'tags']).where('sku', '>', after);
    const text = context.req.query('q');
    if (text !== undefined) query = query.where('name', 'ilike', `%${text}%`);
    const found = await query
      .orderBy('sku')
      .limit(size + 1)
      .execute();
    const page = found.slice(0, size);
    const amounts = await prices.of(page.map(({ sku }) => sku));
    return context.json({
      products: page.map((product) => ({ ...product, price: amounts.get(product.sku) ?? null })),
      ...(found.length > size && { next: encodeCursor(page.at(-1)?.sku ?? '') }),
    });
  });

  app.post('/products/import', async (context) => {
    const form = await context.req.formData();
    const file = form.get('file');
    if (!(file instanceof File)) return context.json({ error: 'a file is missing' }, 400);
    const rows = parseCsv(await file.text());
    await database
      .insertInto('product')
      .values(rows.map(({ sku, name, stock, tags }) => ({ sku, name, stock, tags, updated_at: new Date() })))
      .onConflict((conflict) =>
        conflict
          .column('sku')
          .doUpdateSet((eb) => ({ name: eb.ref('excluded.name'), stock: eb.ref('excluded.stock') })),
      )
      .execute();
    return context.json({ imported: rows.length, name: file.name, by: form.get('by') }, 201);
  });

  app.get('/products.csv', async (context) => {
    const rows = await database.selectFrom('product').selectAll().orderBy('sku').execute();
    const lines = csvLines(rows);
    const body = new ReadableStream({
      pull(controller) {
        const { value, done } = lines.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    }).pipeThrough(new TextEncoderStream());
    return context.body(body, 200, { 'content-type': 'text/csv; charset=utf-8' });
  });

  app.post('/products/:sku/reserve', async (context) => {
    const sku = context.req.param('sku');
    const { count } = await context.req.json<{ count: number }>();
    const reserved = await database
      .updateTable('product')
      .set({ stock: sql<number>`stock - ${count}` })
      .where('sku', '=', sku)
      .where('stock', '>=', count)
      .returning('stock')
      .executeTakeFirst();
    return reserved === undefined ? context.json({ error: 'sold out' }, 409) : context.json(reserved);
  });

  app.post('/login', async (context) => {
    const { name } = await context.req.parseBody();
    setCookie(context, 'user', String(name), { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 3600 });
    setCookie(context, 'seen', '1');
    return context.redirect('/api/me', 303);
  });
  app.get('/me', (context) => context.json({ name: getCookie(context, 'user') ?? null }));
  app.post('/logout', (context) => {
    deleteCookie(context, 'user');
    return context.body(null, 204);
  });

  app.post('/mirror', async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    context.header('x-sha256', [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    return context.body(bytes);
  });
  return app;
}
