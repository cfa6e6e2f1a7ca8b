import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld, useVirtualTime } from './open-world.ts';

useVirtualTime();

const SHOP = 'https://shop.example/v1';

function open(contract: object) {
  const opened = openWorld();
  const { world, http, HttpResponse } = opened;
  world.service(SHOP, [http.all('*', () => HttpResponse.json({ ok: true }))]).contract(contract as never);
  return {
    ...opened,
    async send(path: string, init?: RequestInit & { json?: unknown }): Promise<[number, readonly string[]]> {
      const json = init?.json === undefined ? {} : { body: JSON.stringify(init.json) };
      const headers = { ...(init?.json !== undefined && { 'content-type': 'application/json' }), ...init?.headers };
      const response = await opened.fetch(SHOP + path, { ...init, ...json, headers });
      const body = (await response.json()) as { errors?: readonly string[] };
      return [response.status, body.errors ?? []];
    },
  };
}

describe('a contract of schemas', () => {
  const contract = {
    'POST /orders/:shop': {
      params: z.object({ shop: z.string().length(2) }),
      query: z.object({ dry: z.enum(['yes', 'no']).optional() }),
      headers: z.object({ 'idempotency-key': z.string() }),
      body: z.object({ items: z.array(z.object({ sku: z.string(), count: z.int().positive() })).min(1) }),
    },
    'GET /orders': {},
  };
  const headers = { 'idempotency-key': 'k' };

  it('lets pass what is as agreed', async () => {
    const { send, problems } = open(contract);
    const json = { items: [{ sku: 'a', count: 1 }] };
    expect(await send('/orders/de?dry=yes', { method: 'POST', headers, json })).toEqual([200, []]);
    expect(await send('/orders')).toEqual([200, []]);
    expect(problems()).toEqual([]);
  });

  it('answers 400 and fails the test with every difference', async () => {
    const { send, problems } = open(contract);
    const json = { items: [{ sku: 'a', count: 0 }, { count: 1 }] };
    const [status, errors] = await send('/orders/germany?dry=maybe', { method: 'POST', json });
    expect(status).toBe(400);
    expect(errors.map((error) => error.split(':')[0])).toEqual([
      'params.shop',
      'query.dry',
      'headers.idempotency-key',
      'body.items.0.count',
      'body.items.1.sku',
    ]);
    expect(problems()).toEqual([
      expect.stringMatching(
        /^POST \/v1\/orders\/germany is against the contract of https:\/\/shop.example\/v1:\n {2}params\.shop: .*\n/,
      ),
    ]);
  });

  it('knows paths and methods', async () => {
    const { send } = open(contract);
    expect(await send('/order')).toEqual([400, ['there is no such path: POST /orders/:shop, GET /orders']]);
    expect(await send('/orders', { method: 'DELETE' })).toEqual([400, ['the path has no DELETE: GET /orders']]);
  });

  it('says what is no contract', () => {
    expect(() => open({ orders: {} })).toThrow("'orders' is no kind of call: write 'POST /orders/:id'");
    expect(() => open({ 'GET /a': { boddy: z.string() } })).toThrow('the parts are params, query, headers, body');
    expect(() => open({ 'GET /a': { body: {} } })).toThrow("the body of 'GET /a' is no schema");
  });
});

describe('an OpenAPI contract', () => {
  const contract = {
    openapi: '3.1.0',
    paths: {
      '/orders/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        put: {
          parameters: [
            { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
            { $ref: '#/components/parameters/dry' },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
        },
      },
    },
    components: {
      parameters: { dry: { name: 'dry', in: 'query', schema: { type: 'boolean' } } },
      schemas: {
        Order: {
          type: 'object',
          required: ['items'],
          additionalProperties: false,
          properties: { items: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Item' } } },
        },
        Item: {
          type: 'object',
          required: ['sku'],
          properties: { sku: { type: 'string' }, count: { type: 'integer' } },
        },
      },
    },
  };
  const headers = { 'if-match': '"1"' };

  it('lets pass what is as agreed', async () => {
    const { send, problems } = open(contract);
    expect(
      await send('/orders/7?dry=true', { method: 'PUT', headers, json: { items: [{ sku: 'a', count: 2 }] } }),
    ).toEqual([200, []]);
    expect(problems()).toEqual([]);
  });

  it('finds every difference', async () => {
    const { send, problems } = open(contract);
    const json = { items: [{ sku: 1, count: 2.5 }], more: true };
    const [status, errors] = await send('/orders/0?dry=2', { method: 'PUT', json });
    expect(status).toBe(400);
    const fields = [...new Set(errors.map((error) => error.split(':')[0]))];
    expect(fields).toEqual([
      'path.id',
      'header.If-Match',
      'query.dry',
      'body.items.0.sku',
      'body.items.0.count',
      'body.more',
    ]);
    expect(problems()).toHaveLength(1);
  });

  it('wants a body of a kind that it knows', async () => {
    const { send } = open(contract);
    expect(await send('/orders/7', { method: 'PUT', headers })).toEqual([400, ['body: is missing']]);
    expect(await send('/orders/7', { method: 'PUT', headers, body: 'text' })).toEqual([
      400,
      ["headers.content-type: is 'text/plain', not application/json"],
    ]);
    expect(await send('/orders/7')).toEqual([400, ['/orders/{id} has no GET: PUT']]);
    expect(await send('/nothing')).toEqual([400, ['there is no such path: /orders/{id}']]);
  });

  it('is of version 3', () => {
    expect(() => open({ openapi: '2.0', paths: {} })).toThrow('an OpenAPI document of version 3 has');
  });
});
