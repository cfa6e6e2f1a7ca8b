import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { openWorld, passing, useVirtualTime } from './open-world.ts';

useVirtualTime();

const URL = 'https://app.example/hooks';
const events = [
  { id: 'a', n: 0 },
  { id: 'b', n: 1 },
  { id: 'c', n: 2 },
];

/** Sends to an application that answers by a list of statuses, and notes what it gets. */
async function send(options: object, statuses: readonly (number | 'throws' | 'hangs')[] = []) {
  const { world } = openWorld();
  const got: { body: string; headers: Headers; at: number }[] = [];
  const deliveries = await passing(
    world.webhooks(
      {
        async fetch(request: Request) {
          got.push({ body: await request.text(), headers: request.headers, at: world.clock.now() });
          const status = statuses[got.length - 1] ?? 204;
          if (status === 'throws') throw new Error('no');
          if (status === 'hangs') return await new Promise<Response>(() => undefined);
          return new Response(null, { status });
        },
      },
      { url: URL, events, ...options } as never,
    ),
  );
  const order = got.map(({ body }) => (JSON.parse(body) as { id: string }).id).join('');
  return {
    got,
    order,
    deliveries,
    ends: deliveries.map(({ id, attempt, status, at }) => `${id}${attempt} ${status} @${at}`),
  };
}

it('sends in the order that is asked for', async () => {
  expect((await send({})).order).toBe('abc');
  expect((await send({ deliver: 'reversed' })).order).toBe('cba');
  expect((await send({ deliver: 'twice' })).order).toBe('aabbcc');
  expect((await send({ deliver: { order: [2, 0, 1, 1] } })).order).toBe('cabb');
  expect([...(await send({ deliver: 'shuffled' })).order].sort().join('')).toBe('abc');
  await expect(send({ deliver: { order: [3] } })).rejects.toThrow('names event 3; there are 3, from 0 on');
  await expect(send({ deliver: 'random' })).rejects.toThrow("deliver is 'in-order'");
});

it('signs as providers do', async () => {
  const hmac = (text: string, key: string | Buffer = 'topsecret') => createHmac('sha256', key).update(text);
  const body = JSON.stringify(events[0]);
  const now = 1_767_603_600;
  const one = { events: events.slice(0, 1), secret: 'topsecret' };
  const headers = async (sign?: unknown, secret = 'topsecret') =>
    Object.fromEntries((await send({ ...one, secret, ...(sign !== undefined && { sign }) })).got[0]?.headers ?? []);
  expect(await headers()).toMatchObject({
    'webhook-id': 'a',
    'webhook-timestamp': String(now),
    'webhook-signature': `v1,${hmac(`a.${now}.${body}`).digest('base64')}`,
  });
  expect(await headers('standard', 'whsec_c2VjcmV0')).toMatchObject({
    'webhook-signature': `v1,${hmac(`a.${now}.${body}`, Buffer.from('secret')).digest('base64')}`,
  });
  expect(await headers('stripe')).toMatchObject({
    'stripe-signature': `t=${now},v1=${hmac(`${now}.${body}`).digest('hex')}`,
  });
  expect(await headers('github')).toMatchObject({ 'x-hub-signature-256': `sha256=${hmac(body).digest('hex')}` });
  expect(await headers({ header: 'x-sign', prefix: 'v0=', encoding: 'base64' })).toMatchObject({
    'x-sign': `v0=${hmac(body).digest('base64')}`,
  });
  expect(await headers(({ id }: { id: string }) => ({ 'x-own': id }))).toMatchObject({ 'x-own': 'a' });
  expect(Object.keys(Object.fromEntries((await send({})).got[0]?.headers ?? []))).toEqual(['content-type']);
});

it('sends again until it is answered 2xx, with longer and longer pauses', async () => {
  const { ends, got } = await send({ events: events.slice(0, 1), timeout: '5s' }, [500, 'throws', 'hangs', 301, 200]);
  expect(ends).toEqual(['a1 500 @0', 'a2 failed @1000', 'a3 timeout @3000', 'a4 301 @12000', 'a5 200 @20000']);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  expect(
    (await send({ events: events.slice(0, 1), retry: { attempts: 2, from: '1m' } }, [500, 500, 200])).ends,
  ).toEqual(['a1 500 @0', 'a2 500 @60000']);
  expect((await send({ events: events.slice(0, 1), retry: false }, [500])).ends).toEqual(['a1 500 @0']);
});

it('loses, repeats and delays by script', async () => {
  const lost = await send({ script: ['timeout', { duplicate: true }, { connection: 'reset', processed: true }] });
  expect(lost.order).toBe('bbcac');
  expect(lost.ends).toEqual(['a1 timeout @0', 'b1 204 @10000', 'c1 reset @10000', 'a2 204 @11000', 'c2 204 @11000']);
  const late = await send({ script: [{ delay: '4s' }], every: '1s' });
  expect(late.order).toBe('bca');
  expect(late.ends).toEqual(['b1 204 @1000', 'c1 204 @2000', 'a1 204 @4000']);
});

it('sends all at once where it is told to', async () => {
  const { deliveries } = await send({ concurrent: true }, ['hangs', 200, 200]);
  expect(deliveries.slice(0, 3).map(({ at }) => at)).toEqual([0, 0, 0]);
});

it('takes nothing for an answer that is none', async () => {
  const { world } = openWorld();
  const forged = Object.create(Response.prototype, { status: { value: 200 } }) as Response;
  const [delivery] = await passing(world.webhooks(() => forged, { url: URL, events: ['x'], retry: false }));
  expect(delivery).toMatchObject({ id: 'msg_1', status: 'failed', error: expect.any(TypeError) });
});

it('says what is wrong', async () => {
  await expect(send({ evnets: [] })).rejects.toThrow('unknown: evnets');
  await expect(send({ url: '/hooks' })).rejects.toThrow('url is where they are sent to');
  await expect(send({ retry: { attempts: 0 } })).rejects.toThrow('retry.attempts is 0');
  await expect(send({ secret: 'x', sign: 'paypal' })).rejects.toThrow();
  await expect(openWorld().world.webhooks({} as never, { url: URL, events: [] })).rejects.toThrow(
    'an application with fetch()',
  );
});
