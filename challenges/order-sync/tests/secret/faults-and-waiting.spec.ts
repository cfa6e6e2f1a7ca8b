import { type Fault, HttpResponse, http, world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { answerWith, makeCursor } from '../support/marketplace.ts';
import { makeOrders, POLICY } from '../support/orders.ts';
import { openShop } from '../support/shop.ts';

const PAGES = [makeOrders(2, 1), makeOrders(2, 3)];
const ALL_STORED = { status: 'complete', reason: null, pages: 2, created: 4, updated: 0, ignored: 0 };

/** Less than any back-off, and more than a `setTimeout(0)`. */
const AT_ONCE = [0, 99] as const;

/** Fails unless each wait lies between its two bounds, in milliseconds. */
function expectWaits(actual: readonly number[], bounds: readonly (readonly [atLeast: number, atMost: number])[]): void {
  expect(actual.length).toBe(bounds.length);
  for (const [index, [atLeast, atMost]] of bounds.entries()) {
    expect(actual[index], `wait ${index + 1}`).toBeGreaterThanOrEqual(atLeast);
    expect(actual[index], `wait ${index + 1}`).toBeLessThanOrEqual(atMost);
  }
}

/** An HTTP date, which has no parts of a second. */
function httpDate(time: number): string {
  return new Date(time).toUTCString();
}

describe('faults that pass', () => {
  it('asks again after every server error and a 429 without a header [R8]', async () => {
    for (const status of [429, 500, 502, 503, 504, 599]) {
      const { service, store, marketplace } = openShop({ pages: PAGES, script: [status, 'ok', status] });

      await expect(service.sync(), `after ${status}`).resolves.toEqual(ALL_STORED);
      expect(marketplace.cursors).toEqual([null, null, makeCursor(1), makeCursor(1)]);
      expect(store.orders).toEqual(makeOrders(4));
    }
  });

  it('asks again when the connection breaks [R8]', async () => {
    const { service, store, marketplace } = openShop({
      pages: PAGES,
      script: ['reset', { delay: '4s', connection: 'refused' }, { drop: 'before-headers' }, 'ok', 'dns'],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.waits, [[500, 1000], [1000, 2000], [2000, 4000], AT_ONCE, [500, 1000]]);
    expect(store.orders).toEqual(makeOrders(4));
  });

  it('asks again when the connection breaks in the middle of a body [R8]', async () => {
    const { service, store, marketplace } = openShop({
      pages: PAGES,
      script: [{ drop: 'mid-body' }, { drop: 'mid-body' }, 'ok', { drop: 'mid-body', delay: '3s' }],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.waits, [[500, 1000], [1000, 2000], AT_ONCE, [500, 1000]]);
    expect(store.orders).toEqual(makeOrders(4));
    expect(store.written.length).toBe(4);
  });

  it('goes by the status alone when the body of an error is broken [R8, R11]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES });
    const endless = () => new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(9)) });
    const broken = () => new ReadableStream({ start: (controller) => controller.error(new Error('broken')) });
    marketplace.service.use(
      http.get('/orders', function* () {
        // The first page is served as ever.
        yield undefined;
        yield new HttpResponse(endless(), { status: 429, headers: { 'retry-after': '9' } });
        yield new HttpResponse(broken(), { status: 503, headers: { 'retry-after': '9' } });
        yield new HttpResponse(endless(), { status: 403 });
      }),
    );

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'refused', pages: 1 });
    expectWaits(marketplace.waits, [AT_ONCE, [9000, 10_000], [9000, 10_000]]);
    expect(marketplace.quietMs).toBeLessThan(100);
  });

  it('asks again when a 200 does not hold a whole page [R8]', async () => {
    const faults: Fault[] = [{ body: 'malformed' }, { body: 'empty' }, { body: 'html' }];
    const bodies = [
      'null',
      '[]',
      '"orders"',
      '{"error":"maintenance"}',
      '{"orders":[]}',
      '{"orders":[],"nextCursor":"x"}',
      '{"orders":[],"hasMore":false}',
      '{"nextCursor":"x","hasMore":false}',
    ];
    for (const fault of [...faults, ...bodies.map((body) => ({ status: 200, body }))]) {
      const { service, store, marketplace } = openShop({ pages: PAGES, script: [fault] });

      await expect(service.sync(), `after ${JSON.stringify(fault)}`).resolves.toEqual(ALL_STORED);
      expectWaits(marketplace.waits, [[500, 1000], AT_ONCE]);
      expect(store.orders).toEqual(makeOrders(4));
    }
  });

  it('comes through a stormy evening with every order stored once [R8, R10, R11]', async () => {
    const pages = Array.from({ length: 6 }, (_, index) => makeOrders(3, 101 + index * 3));
    const { service, store, marketplace } = openShop({
      pages,
      script: [
        ...(['reset', 503, 'ok'] as const),
        ...([{ status: 429, retryAfter: '7s' }, { drop: 'mid-body' }, 'ok'] as const),
        ...(['timeout', { delay: '5s', trickle: '4s' }] as const),
        ...([502, 'refused', 504, { status: 503, retryAfter: '1s' }, 'ok'] as const),
        ...([{ status: 429, retryAfter: '60s', delay: '2s' }, { trickle: '1h' }, 'ok'] as const),
      ],
    });

    await expect(service.sync()).resolves.toEqual({ ...ALL_STORED, pages: 6, created: 18 });
    expect(store.orders).toEqual(makeOrders(18, 101));
    expect(store.written.length).toBe(18);
    expect(marketplace.calls.length).toBe(17);
    expect(marketplace.calls).toHaveBeenSequential();
    expect(marketplace.calls).toHaveHonouredRetryAfter();
  });
});

describe('faults that stay', () => {
  it('never asks again after a refusal [R8, R14]', async () => {
    for (const status of [400, 401, 403, 404, 408, 410, 422, 428, 430, 499, 302, 204]) {
      const { service, marketplace } = openShop({ pages: PAGES, script: [status] });
      const startedAt = world.clock.now();

      await expect(service.sync(), `after ${status}`).resolves.toEqual({
        status: 'failed',
        reason: 'refused',
        pages: 0,
        created: 0,
        updated: 0,
        ignored: 0,
      });
      expect(marketplace.calls.length).toBe(1);
      expect(world.clock.now() - startedAt).toBeLessThan(100);
    }
  });

  it('stops asking when a refusal follows a fault [R8]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: [503, 403] });

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'refused' });
    expect(marketplace.calls.length).toBe(2);
  });

  it('gives up after the last attempt, and does not wait then [R9]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: [503, 'reset', 503, { drop: 'mid-body' }, 503] });

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'unavailable', pages: 0 });
    expect(marketplace.calls.length).toBe(5);
    expect(marketplace.quietMs).toBeLessThan(100);
  });

  it('takes the answer of the very last attempt [R9]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: [503, 503, 503, 503] });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.calls.length).toBe(6);
  });

  it('never repeats anything when the policy allows one attempt [R9]', async () => {
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: ['ok', 503],
      policy: { ...POLICY, maxAttempts: 1 },
    });

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'unavailable', pages: 1 });
    expect(marketplace.calls.length).toBe(2);
  });

  it('keeps the pages before a failure, and goes on from there at the next sync [R15]', async () => {
    const { service, store, marketplace } = openShop({
      pages: PAGES,
      script: ['ok', ...new Array<Fault>(5).fill(503)],
    });
    await expect(service.sync()).resolves.toEqual({
      status: 'failed',
      reason: 'unavailable',
      pages: 1,
      created: 2,
      updated: 0,
      ignored: 0,
    });
    expect(store.orders).toEqual(makeOrders(2));
    expect(store.cursor).toBe(makeCursor(1));

    await expect(service.sync()).resolves.toEqual({ ...ALL_STORED, pages: 1, created: 2 });
    expect(marketplace.cursors.at(-1)).toBe(makeCursor(1));
    expect(store.orders).toEqual(makeOrders(4));
  });
});

describe('back-off', () => {
  it('doubles with every retry of a page [R10]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: [503, 503, 503, 503] });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.calls.slice(0, 5)).toHaveBackedOff({ factor: 2, from: '500ms' });
    expectWaits(marketplace.waits, [[500, 1000], [1000, 2000], [2000, 4000], [4000, 8000], AT_ONCE]);
  });

  it('starts afresh with every page, and so do the attempts [R9, R10]', async () => {
    const { service, marketplace } = openShop({
      pages: [...PAGES, makeOrders(2, 5)],
      script: [503, 503, 503, 'ok', 503, 503, 503, 'ok', 503, 503, 503, 503, 'ok'],
    });

    await expect(service.sync()).resolves.toEqual({ ...ALL_STORED, pages: 3, created: 6 });
    const onePage = [
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
    ] as const;
    expectWaits(marketplace.waits, [...onePage, AT_ONCE, ...onePage, AT_ONCE, ...onePage, [4000, 8000]]);
  });

  it('follows the policy it is given [R9, R10, R12, R13]', async () => {
    const policy = { maxAttempts: 7, baseDelayMs: 40, timeoutMs: 250, maxWaitMs: 2000 };
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: [503, 503, 503, 'timeout', 503, 503, 'ok', { status: 429, retryAfter: '3s' }],
      policy,
    });

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'wait-too-long', pages: 1 });
    expectWaits(marketplace.intervals, [
      [40, 80],
      [80, 160],
      [160, 320],
      [250 + 320, 250 + 640],
      [640, 1280],
      [1280, 2560],
      AT_ONCE,
    ]);
  });

  it('never waits when nobody asked for it [R14]', async () => {
    const { service } = openShop({ pages: Array.from({ length: 20 }, (_, index) => makeOrders(1, index)) });
    const startedAt = world.clock.now();

    await expect(service.sync()).resolves.toMatchObject({ status: 'complete', pages: 20 });
    expect(world.clock.now() - startedAt).toBeLessThan(100);
  });
});

describe('Retry-After', () => {
  it('is waited for when it names seconds [R11]', async () => {
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: (['2s', '45s', '20s', '10s'] as const).map((retryAfter) => ({ status: 429, retryAfter })),
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.calls).toHaveHonouredRetryAfter();
    expectWaits(marketplace.waits, [[2000, 3000], [45_000, 46_000], [20_000, 21_000], [10_000, 11_000], AT_ONCE]);
  });

  it('is waited for when it names a date [R11]', async () => {
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: [{ status: 429, retryAfter: '90s', retryAfterDate: true }],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.calls).toHaveHonouredRetryAfter();
    // The date has no parts of a second: it may lie up to a second later.
    expectWaits(marketplace.waits, [[90_000, 92_000], AT_ONCE]);
  });

  it('is waited for after a 5xx as after a 429 [R11]', async () => {
    for (const status of [500, 503, 504]) {
      const { service, marketplace } = openShop({ pages: PAGES, script: [{ status, retryAfter: '20s' }] });

      await expect(service.sync(), `after ${status}`).resolves.toEqual(ALL_STORED);
      expectWaits(marketplace.waits, [[20_000, 21_000], AT_ONCE]);
    }
  });

  it('never shortens the back-off, neither with 0 seconds nor with a date that has passed [R10, R11]', async () => {
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: [
        { status: 429, retryAfter: 0 },
        { status: 429, headers: { 'retry-after': httpDate(Date.now() - 60_000) } },
        { status: 503, retryAfter: '1s' },
        { status: 503, retryAfter: '3s' },
      ],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.waits, [[500, 1000], [1000, 2000], [2000, 4000], [4000, 8000], AT_ONCE]);
  });

  it('counts as not there when it cannot be read [R11]', async () => {
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: [
        { status: 429, headers: { 'retry-after': 'soon' } },
        { status: 429, headers: { 'retry-after': '' } },
        { status: 429, headers: { 'retry-after': 'about 10' } },
      ],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.waits, [[500, 1000], [1000, 2000], [2000, 4000], AT_ONCE]);
  });

  it('is waited for up to the longest wait that the policy allows [R12]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: [{ status: 429, retryAfter: '300s' }] });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.waits, [[300_000, 301_000], AT_ONCE]);
  });

  it('ends the run at once when it asks for more than that [R12]', async () => {
    for (const retryAfter of ['301', httpDate(Date.now() + 302_000), '99999999999']) {
      const { service, store, marketplace } = openShop({
        pages: PAGES,
        script: ['ok', { status: 503, headers: { 'retry-after': retryAfter } }],
      });
      const startedAt = world.clock.now();

      await expect(service.sync(), `after ${retryAfter}`).resolves.toEqual({
        status: 'failed',
        reason: 'wait-too-long',
        pages: 1,
        created: 2,
        updated: 0,
        ignored: 0,
      });
      expect(marketplace.calls.length).toBe(2);
      expect(world.clock.now() - startedAt).toBeLessThan(100);
      expect(store.cursor).toBe(makeCursor(1));
    }
  });
});

describe('slow answers', () => {
  it('are good answers when they come in time [R13]', async () => {
    const { service, marketplace } = openShop({
      pages: PAGES,
      script: [{ delay: '9.9s' }, { delay: '5s', trickle: '4.9s' }],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.calls.length).toBe(2);
  });

  it('are given up after the time-out, and asked for again [R8, R10, R13]', async () => {
    const { service, store, marketplace } = openShop({ pages: PAGES, script: ['timeout', 'timeout'] });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.intervals, [[10_500, 11_000], [11_000, 12_000], AT_ONCE]);
    expect(store.orders).toEqual(makeOrders(4));
  });

  it('are given up after the time-out also when they have begun to come [R8, R10, R13]', async () => {
    const { service, store, marketplace } = openShop({
      pages: PAGES,
      script: [{ trickle: '1h' }, { delay: '6s', trickle: '6s' }],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expectWaits(marketplace.intervals, [[10_500, 11_000], [11_000, 12_000], AT_ONCE]);
    expect(store.orders).toEqual(makeOrders(4));
  });

  it('are aborted when they are given up, before anything is asked again [R4]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: ['timeout', 'ok', { delay: '20s' }] });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.calls.map((call) => call.aborted)).toEqual([true, false, true, false]);
    expect(marketplace.calls).toHaveBeenSequential();
  });

  it('leave nothing behind when they come after all [R13]', async () => {
    const { service, store, marketplace } = openShop({
      pages: PAGES,
      script: [
        { ...answerWith([], makeCursor(1), true), delay: '10.2s' },
        'ok',
        { delay: '12s', connection: 'reset' },
        { delay: '8s' },
      ],
    });

    await expect(service.sync()).resolves.toEqual(ALL_STORED);
    expect(marketplace.cursors).toEqual([null, null, makeCursor(1), makeCursor(1)]);
    expect(store.orders).toEqual(makeOrders(4));
    expect(store.written.length).toBe(4);
  });

  it('count as failed attempts like any other fault [R8, R9]', async () => {
    const { service, marketplace } = openShop({ pages: PAGES, script: new Array<Fault>(5).fill('timeout') });
    const startedAt = world.clock.now();

    await expect(service.sync()).resolves.toMatchObject({ status: 'failed', reason: 'unavailable' });
    expect(marketplace.calls.length).toBe(5);
    expect(world.clock.now() - startedAt).toBeLessThanOrEqual(50_000 + 15_000);
  });
});
