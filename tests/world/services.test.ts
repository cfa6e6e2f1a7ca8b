import { describe, expect, it } from 'vitest';
import { openWorld, passing, useVirtualTime } from './open-world.ts';

useVirtualTime();

const SHOP = 'https://shop.example/v1';

/** How a call ends: its status and body, or the codes of its error. */
async function endOf(call: Promise<Response>): Promise<unknown> {
  try {
    const response = await passing(call);
    return [response.status, await passing(response.text())];
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    return [`${name}: ${message}`, cause?.code];
  }
}

describe('handlers', () => {
  it('answer by method and path, below the URL of their service', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    world.service(SHOP, [
      http.get('/orders/:id', ({ params, cookies, requestId }) => HttpResponse.json({ ...params, cookies, requestId })),
      http.post('orders', async ({ request }) => HttpResponse.text(await request.text(), { status: 201 })),
      http.get('/files/*', ({ params }) => HttpResponse.text(params['0'] ?? '')),
      http.all(/\/any\/(?<word>\w+)$/, ({ params }) => HttpResponse.text(params['word'] ?? '')),
      http.delete('https://shop.example/v1/whole', () => new HttpResponse(null, { status: 204 })),
    ]);
    expect(await endOf(fetch(`${SHOP}/orders/a%20b?x=1`, { headers: { cookie: 'a=1; b=2' } }))).toEqual([
      200,
      '{"id":"a b","cookies":{"a":"1","b":"2"},"requestId":"request-1"}',
    ]);
    expect(await endOf(fetch(`${SHOP}/orders`, { method: 'POST', body: 'text' }))).toEqual([201, 'text']);
    expect(await endOf(fetch(`${SHOP}/files/a/b.txt`))).toEqual([200, 'a/b.txt']);
    expect(await endOf(fetch(`${SHOP}/any/where`, { method: 'PATCH' }))).toEqual([200, 'where']);
    expect(await endOf(fetch(`${SHOP}/whole`, { method: 'DELETE' }))).toEqual([204, '']);
  });

  it('are asked newest first, until one answers', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    const service = world.service(SHOP, [http.get('/a', () => HttpResponse.text('first'))]);
    service.use(http.get('/a', ({ request }) => (request.headers.has('x') ? HttpResponse.text('newer') : undefined)));
    service.use(http.get('/a', () => HttpResponse.text('once'), { once: true }));
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([200, 'once']);
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([200, 'first']);
    expect(await endOf(fetch(`${SHOP}/a`, { headers: { x: '1' } }))).toEqual([200, 'newer']);
  });

  it('may be generators, whose last answer stays', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    world.service(SHOP, [
      http.get('/a', function* () {
        yield HttpResponse.text('1');
        yield HttpResponse.text('2');
      }),
    ]);
    const ends = [];
    for (let count = 0; count < 4; count++) ends.push(await endOf(fetch(`${SHOP}/a`)));
    expect(ends.map((end) => (end as string[])[1])).toEqual(['1', '2', '2', '2']);
  });

  it('may throw a response, and fail the test where they throw anything else', async () => {
    const { world, http, HttpResponse, fetch, problems } = openWorld();
    world.service(SHOP, [
      http.get('/a', () => {
        throw HttpResponse.json({ no: true }, { status: 403 });
      }),
      http.get('/b', () => {
        throw new Error('a fault of the author');
      }),
      http.get('/c', () => 'text' as never),
    ]);
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([403, '{"no":true}']);
    expect(problems()).toEqual([]);
    expect(await endOf(fetch(`${SHOP}/b`))).toEqual([500, expect.any(String)]);
    expect(await endOf(fetch(`${SHOP}/c`))).toEqual([500, expect.any(String)]);
    expect(problems()).toEqual(['a fault of the author', expect.stringContaining('returned string, not a response')]);
  });

  it('wait on the virtual clock', async () => {
    const { world, http, HttpResponse, delay, passthrough, fetch } = openWorld();
    world.service(SHOP, [
      http.get('/slow', async () => {
        await delay('1h');
        return HttpResponse.text('late');
      }),
      http.get('/through', () => passthrough()),
    ]);
    expect(await endOf(fetch(`${SHOP}/slow`))).toEqual([200, 'late']);
    expect(world.calls.last).toMatchObject({ at: 0, durationMs: 3_600_000 });
    expect(() => passthrough()).toThrow('there is no real network');
  });

  it('are told apart from what is none', () => {
    const { world, http } = openWorld();
    expect(() => world.service(SHOP, [{} as never])).toThrow(
      "world.service('https://shop.example/v1').use: handler 1 is not made by http.get",
    );
    expect(() => http.get('/a?b=1', () => undefined)).not.toThrow();
    expect(() => world.service(SHOP, [http.get('/a?b=1', () => undefined)])).toThrow("the path '/a?b=1' has a query");
    expect(() => http.get('/a', undefined as never)).toThrow('the second argument is a function');
    expect(() => world.service('shop.example')).toThrow('write the URL that the service is below');
  });
});

describe('a fault script', () => {
  const ok = () => {
    const opened = openWorld();
    let handled = 0;
    const service = opened.world.service(SHOP, [
      opened.http.all('*', () => {
        handled += 1;
        return opened.HttpResponse.json({ handled, text: 'x'.repeat(40) });
      }),
    ]);
    return { ...opened, service, handled: () => handled };
  };

  it.each([
    [200, [200, expect.stringContaining('"handled":1')], 0, 1],
    [503, [503, '{"type":"about:blank","title":"Service Unavailable","status":503}'], 0, 0],
    [{ status: 502, body: 'html' }, [502, expect.stringContaining('<h1>502')], 0, 0],
    [{ status: 500, processed: true, delay: '2s' }, [500, expect.any(String)], 2_000, 1],
    [{ status: 418, body: { tea: true } }, [418, '{"tea":true}'], 0, 0],
    [{ delay: '4s' }, [200, expect.stringContaining('"handled":1')], 4_000, 1],
    [{ drop: 'before-headers' }, ['TypeError: fetch failed', 'UND_ERR_SOCKET'], 0, 1],
    [{ drop: 'mid-body' }, ['TypeError: terminated', 'UND_ERR_SOCKET'], 0, 1],
    [{ status: 503, drop: 'mid-body' }, ['TypeError: terminated', 'UND_ERR_SOCKET'], 0, 0],
    [{ status: 204, drop: 'mid-body' }, [204, ''], 0, 0],
    [{ status: 503, trickle: '10s' }, [503, expect.stringContaining('Service Unavailable')], 0, 0],
    [{ duplicate: true }, [200, expect.stringContaining('"handled":2')], 0, 2],
    [{ body: 'malformed' }, [200, '{"handled":1,"text":"xxxxxxxxxxx'], 0, 1],
    [{ body: 'empty' }, [200, ''], 0, 1],
    [{ body: 'html' }, [200, expect.stringContaining('<!doctype html>')], 0, 1],
    [{ trickle: '10s' }, [200, expect.stringContaining('"handled":1')], 0, 1],
    ['refused', ['TypeError: fetch failed', 'ECONNREFUSED'], 0, 0],
    ['reset', ['TypeError: fetch failed', 'ECONNRESET'], 0, 0],
    ['dns', ['TypeError: fetch failed', 'ENOTFOUND'], 0, 0],
    [{ connection: 'reset', processed: true, delay: '1s' }, ['TypeError: fetch failed', 'ECONNRESET'], 1_000, 1],
  ] as const)('has %j', async (fault, end, durationMs, handled) => {
    const opened = ok();
    opened.service.script([fault as never]);
    const call = opened.fetch(`${SHOP}/a`);
    expect(await endOf(call)).toEqual(end);
    expect(opened.world.calls.last).toMatchObject({ durationMs });
    expect(opened.handled()).toBe(handled);
  });

  it('has a body that comes slowly', async () => {
    const opened = ok();
    opened.service.script([{ trickle: '10s' }]);
    const response = await passing(opened.fetch(`${SHOP}/a`));
    const length = Number(response.headers.get('content-length'));
    expect((await passing(response.text())).length).toBe(length);
    expect(opened.world.clock.now()).toBe(10_000);
  });

  it('says more bytes than come where a body breaks off', async () => {
    const opened = ok();
    opened.service.script([{ drop: 'mid-body' }]);
    const response = await passing(opened.fetch(`${SHOP}/a`));
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const { value } = await reader.read();
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan((value as Uint8Array).length);
    await expect(reader.read()).rejects.toThrow('terminated');
  });

  it('never answers a time-out, and notes that the program took its call back', async () => {
    const opened = ok();
    opened.service.script(['timeout']);
    const { promise: aborted, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 5_000);
    const call = opened.fetch(`${SHOP}/a`, {}, aborted);
    await expect(passing(call)).rejects.toThrow('never settled');
    expect(opened.world.calls.last).toMatchObject({ status: 'timeout', aborted: true, durationMs: 5_000 });
    expect(opened.handled()).toBe(0);
  });

  it('says Retry-After in seconds or as a date', async () => {
    const opened = ok();
    opened.service.script([
      { status: 429, retryAfter: '1500ms' },
      { status: 503, retryAfter: '2s', retryAfterDate: true, headers: { 'x-why': 'busy' } },
    ]);
    expect((await opened.fetch(`${SHOP}/a`)).headers.get('retry-after')).toBe('2');
    const second = await opened.fetch(`${SHOP}/a`);
    expect(second.headers.get('retry-after')).toBe('Mon, 05 Jan 2026 09:00:02 GMT');
    expect(second.headers.get('x-why')).toBe('busy');
  });

  it('takes calls one by one, by path and method, and then all goes well, or it goes on', async () => {
    const opened = ok();
    opened.service
      .script([503, 200, 500])
      .script('POST /b', [429], { afterwards: 'last' })
      .script('/c', [500, 200], { afterwards: 'repeat' });
    const statusesOf = async (path: string, method: string, count: number): Promise<number[]> => {
      const statuses = [];
      for (let index = 0; index < count; index++) {
        statuses.push((await opened.fetch(`${SHOP}${path}`, { method })).status);
      }
      return statuses;
    };
    expect(await statusesOf('/b', 'POST', 3)).toEqual([429, 429, 429]);
    expect(await statusesOf('/c', 'GET', 4)).toEqual([500, 200, 500, 200]);
    expect(await statusesOf('/b', 'GET', 5)).toEqual([503, 200, 500, 200, 200]);
  });

  it.each([
    [[503, 'tiemout'], "element 2 is 'tiemout': the words are 'ok', 'timeout', 'refused', 'reset', 'dns'"],
    [[100], 'element 1 is 100: `status` must be a whole number from 200 to 599'],
    [[{ dealy: '4s' }], 'element 1 is {"dealy":"4s"}: unknown: dealy (known: status, retryAfter,'],
    [[{ drop: 'middle' }], '`drop` must be "before-headers" or "mid-body"'],
    [[{ delay: '4 s' }], "element 1: delay is '4 s': write it as '250ms'"],
    [[{ delay: '1s', retryAfter: '2s' }], '`retryAfter` needs a `status`'],
    [[{ connection: 'reset', drop: 'mid-body' }], 'a connection that fails brings neither `drop`'],
    [[{}], "it says nothing: write 'ok'"],
    [[null], 'element 1 is null'],
    [[], 'a fault script is a list such as'],
    ['503', 'a fault script is a list such as'],
  ])('%j is refused, with its wrong element', (script, message) => {
    const { service } = ok();
    expect(() => service.script('/a', script as never)).toThrow(message);
    expect(() => service.script('/a', script as never)).toThrow(
      "world.service('https://shop.example/v1').script('/a')",
    );
  });
});

describe('a service', () => {
  it('limits the rate of calls', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    world.service(SHOP, {
      handlers: [http.get('/a', () => HttpResponse.text('ok'))],
      rateLimit: { limit: 2, per: '10s' },
    });
    const heads = [];
    for (let count = 0; count < 3; count++) {
      const { status, headers } = await fetch(`${SHOP}/a`);
      heads.push([
        status,
        headers.get('ratelimit-remaining'),
        headers.get('ratelimit-reset'),
        headers.get('retry-after'),
      ]);
    }
    expect(heads).toEqual([
      [200, '1', '10', null],
      [200, '0', '10', null],
      [429, '0', '10', '10'],
    ]);
    await passing(new Promise((resolve) => setTimeout(resolve, 10_000)));
    expect((await fetch(`${SHOP}/a`)).status).toBe(200);
  });

  it('has a latency, half of it before it gets the call', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    let gotAt = 0;
    const service = world.service(SHOP, [
      http.get('/a', () => {
        gotAt = world.clock.now();
        return HttpResponse.text('ok');
      }),
    ]);
    service.latency(({ request }) => (request.url.endsWith('a') ? '80ms' : 0));
    await passing(fetch(`${SHOP}/a`));
    expect([gotAt, world.clock.now()]).toEqual([40, 80]);
  });

  it('goes down and comes up', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    const service = world.service(SHOP, [http.get('/a', () => HttpResponse.text('ok'))]).down();
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual(['TypeError: fetch failed', 'ECONNREFUSED']);
    service.down(503);
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([503, expect.any(String)]);
    service.up();
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([200, 'ok']);
    expect(() => service.down({ delay: '1s' })).toThrow('is no way to be');
  });

  it('is found by the longest URL that a call begins with', async () => {
    const { world, http, HttpResponse, fetch, problems } = openWorld();
    world.service('https://a.example', [http.all('*', () => HttpResponse.text('outer'))]);
    world.service('https://a.example/inner', [http.all('*', () => HttpResponse.text('inner'))]);
    expect(await endOf(fetch('https://a.example/inner/x'))).toEqual([200, 'inner']);
    expect(await endOf(fetch('https://a.example/innermost'))).toEqual([200, 'outer']);
    expect(await endOf(fetch('https://a.example.evil/'))).toEqual(['TypeError: fetch failed', 'ECONNREFUSED']);
    expect(problems()).toHaveLength(1);
  });

  it('tells what it was asked', async () => {
    const { world, http, HttpResponse, fetch } = openWorld();
    const service = world.service(SHOP, [http.all('*', () => HttpResponse.json({}, { headers: { 'x-a': 'b' } }))]);
    await fetch(`${SHOP}/orders?page=2#top`, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'Content-Type': 'application/json', 'X-Key': 'k' },
    });
    expect([...service.calls]).toEqual([
      {
        kind: 'http',
        service: SHOP,
        method: 'POST',
        url: `${SHOP}/orders?page=2`,
        path: '/v1/orders',
        query: { page: '2' },
        headers: { 'content-type': 'application/json', 'x-key': 'k' },
        body: { a: 1 },
        at: 0,
        status: 200,
        durationMs: 0,
        answeredAt: Date.now(),
        answerHeaders: { 'content-type': 'application/json', 'x-a': 'b' },
        fault: undefined,
        aborted: false,
      },
    ]);
    expect(await service.requests[0]?.json()).toEqual({ a: 1 });
    expect(world.calls.to(SHOP).matching({ method: 'post', path: /orders$/, body: { a: 1 } })).toHaveLength(1);
    expect(world.calls.to('https://other.example')).toHaveLength(0);
    expect(Array.isArray(world.calls)).toBe(true);
  });
});

describe('an unexpected call', () => {
  it('is refused, and fails the test with what there is', async () => {
    const { world, http, HttpResponse, fetch, problems } = openWorld();
    world.service(SHOP, [
      http.get('/orders/:id', () => HttpResponse.text('')),
      http.post('/orders', () => HttpResponse.text('')),
    ]);
    expect(await endOf(fetch(`${SHOP}/order/7`, { method: 'PUT', body: 'x'.repeat(300) }))).toEqual([
      'TypeError: fetch failed',
      'ECONNREFUSED',
    ]);
    expect(await endOf(fetch('https://elsewhere.example/'))).toEqual(['TypeError: fetch failed', 'ECONNREFUSED']);
    expect(problems()).toEqual([
      `unexpected call: PUT ${SHOP}/order/7 (at 0 ms)\n  body: ${'x'.repeat(200)} …\n` +
        `  no handler of ${SHOP} answers it; there are: GET /orders/:id, POST /orders\n` +
        `  the nearest is GET ${SHOP}/orders/:id (another method)`,
      `unexpected call: GET https://elsewhere.example/ (at 0 ms)\n  there is no such service; there are: ${SHOP}`,
    ]);
    expect(world.calls.map(({ kind, ...call }) => ('status' in call ? call.status : kind))).toEqual([
      'unexpected',
      'unexpected',
    ]);
  });
});

describe('limits', () => {
  it('ends a flood of calls', async () => {
    const { world, http, HttpResponse, fetch, problems } = openWorld();
    world.service(SHOP, [http.all('*', () => HttpResponse.text(''))]);
    for (let count = 0; count < 10_000; count++) await fetch(SHOP);
    await expect(fetch(SHOP)).rejects.toThrow('the program made more than 10,000 calls in one test');
    expect(problems()).toEqual(['the program made more than 10,000 calls in one test']);
  });

  it('ends a large body', async () => {
    const { world, http, HttpResponse, fetch, problems } = openWorld();
    world.service(SHOP, [http.all('*', () => HttpResponse.text(''))]);
    const chunk = new Uint8Array(1024 * 1024);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    await expect(fetch(SHOP, { method: 'POST', body: endless, duplex: 'half' } as RequestInit)).rejects.toThrow(
      'the body of a request is larger than 8 MB',
    );
    expect(problems()).toEqual(['the body of a request is larger than 8 MB']);
  });

  it('takes nothing for a request that is none', async () => {
    const { provided, world } = openWorld();
    const dispatch = provided.get('fetch') as (request: unknown) => Promise<Response>;
    for (const forged of [
      undefined,
      {},
      'https://shop.example',
      Object.create(Request.prototype),
      new Proxy(new Request(SHOP), {}),
    ]) {
      await expect(dispatch(forged)).rejects.toThrow('what the program wants to fetch is no Request');
    }
    expect(world.calls).toHaveLength(0);
  });
});

it('is put back as it was', async () => {
  const { world, http, HttpResponse, fetch, scope, problems } = openWorld();
  const service = world.service(SHOP, [
    http.get('/a', () => HttpResponse.text('once'), { once: true }),
    http.get('/a', () => HttpResponse.text('set up')),
  ]);
  service.script([500]);
  const checkpoint = scope.checkpoint();
  for (let test = 0; test < 2; test++) {
    service.use(http.get('/b', () => HttpResponse.text('of the test')));
    world.service('https://other.example', [http.all('*', () => HttpResponse.text('other'))]);
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([500, expect.any(String)]);
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([200, 'once']);
    expect(await endOf(fetch(`${SHOP}/a`))).toEqual([200, 'set up']);
    expect(await endOf(fetch('https://other.example/'))).toEqual([200, 'other']);
    await endOf(fetch('https://nowhere.example/'));
    expect([world.calls.length, problems().length]).toEqual([5, 1]);
    scope.restore(checkpoint);
    expect([world.calls.length, problems().length]).toEqual([0, 0]);
  }
  await endOf(fetch('https://other.example/'));
  await endOf(fetch(`${SHOP}/b`));
  await endOf(fetch(`${SHOP}/b`));
  expect(problems()).toHaveLength(2);
});
