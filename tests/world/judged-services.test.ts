import { describe, expect, it } from 'vitest';
import { told, useBench } from './judge-spec.ts';

const judge = useBench();

/** A program that tells all that it sees of one call. */
const TELLS = `
  export async function tell(path: string, init: RequestInit = {}, timeoutMs = 0): Promise<unknown> {
    const beganAt = Date.now();
    const signal = timeoutMs === 0 ? undefined : AbortSignal.timeout(timeoutMs);
    const seen: Record<string, unknown> = {};
    try {
      const response = await fetch('https://shop.example' + path, { ...init, signal });
      seen.status = response.status;
      seen.retryAfter = response.headers.get('retry-after');
      seen.headAfterMs = Date.now() - beganAt;
      seen.text = await response.text();
    } catch (error) {
      const { name, message, cause } = error as Error & { cause?: { name: string; code?: string } };
      seen.error = { name, message, isTypeError: error instanceof TypeError, cause: cause && [cause.name, cause.code] };
    }
    seen.afterMs = Date.now() - beganAt;
    return seen;
  }`;

const SPEC_HEAD = `
  import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
  import { delay, http, HttpResponse, world } from 'minicase/world';
  import { tell } from '../starter/index.ts';
  const shop = world.service('https://shop.example', [
    http.get('/orders', () => HttpResponse.json({ orders: 'abcdefgh' })),
    http.post('/orders', async ({ request }) => HttpResponse.json(await request.json(), { status: 201 })),
  ]);`;

it('shows a program each fault as Node shows it', async () => {
  const refused = (code: string, name = 'Error') =>
    `{ error: { name: 'TypeError', message: 'fetch failed', isTypeError: true, cause: ['${name}', '${code}'] }, afterMs: 0 }`;
  const ok = `{ status: 200, retryAfter: null, headAfterMs: 0, text: '{"orders":"abcdefgh"}', afterMs: 0 }`;
  const faults: readonly (readonly [fault: string, seen: string])[] = [
    ['200', ok],
    [`'ok'`, ok],
    ['503', `{ ...${ok}, status: 503, text: '{"type":"about:blank","title":"Service Unavailable","status":503}' }`],
    [`{ delay: '4s' }`, `{ ...${ok}, headAfterMs: 4_000, afterMs: 4_000 }`],
    [`{ status: 429, retryAfter: '2s', body: 'wait' }`, `{ ...${ok}, status: 429, retryAfter: '2', text: 'wait' }`],
    [
      `{ status: 503, retryAfter: '2s', retryAfterDate: true, body: '' }`,
      `{ ...${ok}, status: 503, retryAfter: new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 2_000).toUTCString(), text: '' }`,
    ],
    [`{ drop: 'before-headers' }`, refused('UND_ERR_SOCKET', 'SocketError')],
    [
      `{ drop: 'mid-body' }`,
      `{ status: 200, retryAfter: null, headAfterMs: 0, error: { name: 'TypeError', message: 'terminated', isTypeError: true, cause: ['SocketError', 'UND_ERR_SOCKET'] }, afterMs: 0 }`,
    ],
    [`{ body: 'malformed' }`, `{ ...${ok}, text: '{"orders":"' }`],
    [`{ body: 'empty' }`, `{ ...${ok}, text: '' }`],
    [`{ trickle: '10s' }`, `{ ...${ok}, afterMs: 10_000 }`],
    [`'refused'`, refused('ECONNREFUSED')],
    [`'reset'`, refused('ECONNRESET')],
    [`'dns'`, refused('ENOTFOUND')],
    [`{ duplicate: true }`, ok],
  ];
  const cases = faults.map(
    ([fault, seen]) => `it(${JSON.stringify(fault)}, async () => {
      shop.script([${fault}]);
      const seen = ${seen};
      expect(await tell('/orders')).toEqual(seen);
      expect(shop.calls).toHaveLength(1);
    });`,
  );
  const spec = `${SPEC_HEAD}
    ${cases.join('\n')}
    it('a time-out', async () => {
      shop.script(['timeout', 'timeout']);
      expect(await tell('/orders', {}, 5_000)).toEqual({ error: { name: 'TimeoutError', message: 'The operation was aborted due to timeout', isTypeError: false }, afterMs: 5_000 });
      expect(shop.calls[0]).toMatchObject({ status: 'timeout' });
    });
    it('a slow answer that nobody waits for', async () => {
      shop.script([{ delay: '10s' }]);
      expect(await tell('/orders', {}, 2_000)).toMatchObject({ error: { name: 'TimeoutError' }, afterMs: 2_000 });
      expect(shop.calls[0]).toMatchObject({ aborted: true, durationMs: 2_000, status: undefined });
    });`;
  expect(told(await judge(spec, TELLS))).toEqual(Array(faults.length + 2).fill('accepted'));
});

it('fails a program that waits for ever', async () => {
  const spec = `${SPEC_HEAD} it('waits', async () => { shop.script(['timeout']); await tell('/orders'); });`;
  expect(told(await judge(spec, TELLS))).toEqual([expect.stringMatching(/^wrong-answer: .*never settled/)]);
});

describe('an unexpected call', () => {
  const spec = `${SPEC_HEAD}
    it('of a service that is there', async () => { await tell('/order/7', { method: 'PUT', body: 'x' }); });
    it('whose failure the test is about', async () => { expect(await tell('/nothing')).toMatchObject({ status: 200 }); });
    it('none', async () => { expect(await tell('/orders')).toMatchObject({ status: 200 }); });`;

  it('fails the test, whatever the program makes of it', async () => {
    const [first, second, third] = told(await judge(spec, TELLS));
    expect(first).toBe(
      'wrong-answer: WorldProblem: unexpected call: PUT https://shop.example/order/7 (at 0 ms)\n  body: x\n' +
        '  no handler of https://shop.example answers it; there are: GET /orders, POST /orders\n' +
        '  the nearest is GET https://shop.example/orders (another method)',
    );
    expect(second).toMatch(/^wrong-answer: WorldProblem: unexpected call: GET [\s\S]*\n\nexpected .* to match object/);
    expect(third).toBe('accepted');
  });

  it('counts where the program catches it, or makes it at once as it loads', async () => {
    const careless = `${TELLS} void fetch('https://elsewhere.example/').catch(() => undefined);`;
    const results = told(await judge(`${SPEC_HEAD} it('is fine', async () => { await tell('/orders'); });`, careless));
    expect(results).toEqual([expect.stringContaining('unexpected call: GET https://elsewhere.example/')]);
  });
});

it('undoes what a test has said, and keeps what its describe has', async () => {
  const spec = `${SPEC_HEAD}
    describe('one', () => {
      beforeAll(() => { shop.use(http.get('/extra', () => HttpResponse.text('of the describe'))); shop.script([500]); });
      beforeEach(() => { shop.use(http.get('/each', () => HttpResponse.text('of each'))); });
      for (const name of ['first', 'second']) it(name, async () => {
        expect(await tell('/orders')).toMatchObject({ status: 500 });
        expect(await tell('/extra')).toMatchObject({ text: 'of the describe' });
        expect(await tell('/each')).toMatchObject({ text: 'of each' });
        shop.use(http.get('/extra', () => HttpResponse.text('of the test')));
        shop.down();
        expect(world.calls).toHaveLength(3);
      });
    });
    it('after it', async () => {
      expect(world.calls).toHaveLength(0);
      expect(await tell('/orders')).toMatchObject({ status: 200 });
      shop.use(http.get('/extra', () => undefined));
      expect(await tell('/orders', { method: 'POST', body: '{"a":1}' })).toMatchObject({ status: 201, text: '{"a":1}' });
    });`;
  expect(told(await judge(spec, TELLS))).toEqual(['accepted', 'accepted', 'accepted']);
});

it('has matchers that show what happened', async () => {
  const spec = `${SPEC_HEAD}
    it('fails', async () => {
      shop.script([503, 503]);
      for (const ms of [1_000, 1_500]) { await tell('/orders', { headers: { 'idempotency-key': 'a' } }); await delay(ms); }
      await tell('/orders', { headers: { 'idempotency-key': 'a' } });
      expect(shop).toHaveUsedOneIdempotencyKey();
      expect(shop).toHaveCalledAtMost(3);
      expect(shop).toHaveBackedOff({ factor: 2 });
    });`;
  const [message] = told(await judge(spec, TELLS));
  expect(message).toContain(
    'pause 2 was a pause of 1.5 s (at least 2 s expected)\n\n  0 ms   GET shop.example/orders  503\n',
  );
  expect(message).toContain('\n  2.5 s  GET shop.example/orders  200  a pause of 1.5 s');
});

describe('a hostile program', () => {
  const head = `import { expect, it } from 'vitest'; import { http, HttpResponse, world } from 'minicase/world'; import { attack } from '../starter/index.ts';
    world.service('https://shop.example', [http.all('*', () => HttpResponse.text('ok'))]);`;

  it('is stopped in a flood of calls', async () => {
    const program = `export async function attack(cache: { get(key: string): Promise<unknown> }) {
      for (let count = 0; count < 10_001; count++) await cache.get('key').catch(() => undefined);
    }`;
    const spec = `${head} it('floods', () => attack(world.cache));`;
    const results = told(await judge(spec, program, { cpuTimeMs: 60_000, wallTimeMs: 120_000 }));
    expect(results).toEqual(['wrong-answer: WorldProblem: the program made more than 10,000 calls in one test']);
  });

  it('is stopped in a large body, in memory and in a stream', async () => {
    const program = `export async function attack(kind: string) {
      const chunk = new Uint8Array(512 * 1024).fill(97);
      const stream = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
      const body = kind === 'stream' ? stream : new Uint8Array(8 * 1024 * 1024 + 1).fill(97);
      return await fetch('https://shop.example/', { method: 'POST', body, duplex: 'half' } as RequestInit).then(() => 'sent', (error) => String(error));
    }`;
    const spec = `${head} it('in memory', async () => { expect(await attack('bytes')).toBe('sent'); }); it('in a stream', async () => { expect(await attack('stream')).toBe('sent'); });`;
    for (const message of told(await judge(spec, program, { memoryMb: 512, outputKb: 4_096 })))
      expect(message).toContain('the body of a request is larger than 8 MB');
  });

  it("cannot reach what is the suite's through what it is handed", async () => {
    const program = `export async function attack(queue: object, cache: object, outbox: object) {
      const all: string[] = [];
      for (const object of [queue, cache, outbox]) {
        for (let owner: object | null = object; owner !== null && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) all.push(...Object.getOwnPropertyNames(owner));
      }
      return all;
    }`;
    const spec = `${head} it('looks', async () => {
      const seen = await attack(world.queue('q'), world.cache, world.outbox);
      expect(seen).toEqual(expect.arrayContaining(['publish', 'get', 'send']));
      for (const own of ['script', 'deliver', 'deadLetters', 'evict', 'fail', 'drain', 'messages', 'calls']) expect(seen).not.toContain(own);
    });`;
    expect(told(await judge(spec, program))).toEqual(['accepted']);
  });
});

it('lets a program work with a queue, a cache and an outbox that fail', async () => {
  const program = `
    type Queue = { subscribe(work: (order: { id: string }) => Promise<void>): Promise<unknown>; publish(message: unknown): Promise<unknown> };
    type Cache = { set(...args: unknown[]): Promise<unknown>; get(key: string): Promise<string | null> };
    type Outbox = { send(message: unknown): Promise<unknown> };
    export async function start(orders: Queue, cache: Cache, outbox: Outbox) {
      await orders.subscribe(async ({ id }) => {
        if ((await cache.set('seen:' + id, '1', 'EX', 3600, 'NX')) === null) return;
        await outbox.send({ confirmed: id });
      });
    }`;
  const spec = `import { expect, it } from 'vitest'; import { world } from 'minicase/world'; import { start } from '../starter/index.ts';
    const orders = world.queue('orders', { maxDeliveries: 3, redeliverAfter: '1s' });
    it('once each', async () => {
      await start(orders, world.cache, world.outbox);
      orders.deliver(['duplicate', 'ok', 'lose-ack']);
      world.cache.script('set', ['ok', 'ok', 'ok', 'refused']);
      for (const id of ['a', 'b', 'c']) await orders.publish({ id });
      await orders.drain();
      expect(world.outbox.drain()).toEqual([{ confirmed: 'a' }, { confirmed: 'b' }, { confirmed: 'c' }]);
      expect(orders.deliveries.map(({ message, at }) => message.id + ' ' + at)).toEqual(['a 0', 'a 0', 'b 0', 'c 0', 'c 1000', 'b 30000']);
      expect(world.cache.calls).toHaveLength(6);
      expect(world.calls.ofKind('queue').map(({ operation }) => operation)).toEqual(['ack', 'ack', 'ack', 'nack', 'ack', 'ack']);
    });
    it('as new', async () => {
      expect([orders.pending, world.outbox.messages, world.cache.entries(), world.calls.length]).toEqual([[], [], {}, 0]);
    });`;
  expect(told(await judge(spec, program))).toEqual(['accepted', 'accepted']);
});
