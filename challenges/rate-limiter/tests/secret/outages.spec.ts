import { type StoreFault, world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, askTimes, makeRequest, openTidewire } from '../support/tidewire.ts';

const NOTHING_KNOWN = { limit: null, remaining: null, reset: null };

beforeEach(() => world.clock.set('2026-05-04T10:15:00.000Z'));

function breakCache(fault: StoreFault): void {
  world.cache.script([fault], { afterwards: 'last' });
}

function mendCache(): void {
  world.cache.script(['ok'], { afterwards: 'last' });
}

describe('a cache that fails', () => {
  it.each(['refused', 'reset', 'dns'] as const)(
    'at once (%s) lets a request through, or not, as the policy says [R10, R11]',
    async (fault) => {
      breakCache(fault);
      const startedAt = world.clock.now();
      const open = openTidewire({ policy: { onOutage: 'allow' } });
      const closed = openTidewire({ policy: { onOutage: 'refuse' } });

      expect(await ask(open.gateway)).toEqual({ ...NOTHING_KNOWN, status: 200, retryAfter: null });
      expect(await ask(closed.gateway)).toEqual({ ...NOTHING_KNOWN, status: 503, retryAfter: '5' });
      expect([open.passed.length, closed.passed.length]).toEqual([1, 0]);
      expect(world.clock.now()).toBe(startedAt);
    },
  );

  it('by saying nothing has failed when the time is over [R10, R11]', async () => {
    breakCache('timeout');
    const startedAt = world.clock.now();
    const [open, closed] = [openTidewire(), openTidewire({ policy: { onOutage: 'refuse', cacheTimeoutMs: 80 } })];

    expect(await ask(open.gateway)).toMatchObject({ ...NOTHING_KNOWN, status: 200 });
    expect(world.clock.now() - startedAt).toBe(50);
    expect(await ask(closed.gateway)).toMatchObject({ ...NOTHING_KNOWN, status: 503 });
    expect(world.clock.now() - startedAt).toBe(130);
  });

  it('by being slow has failed when the time of the whole decision is over [R10]', async () => {
    const { gateway } = openTidewire({ policy: { onOutage: 'refuse' } });
    breakCache({ delay: '30ms' });
    const startedAt = world.clock.now();

    expect(await ask(gateway)).toMatchObject({ status: 503 });
    expect(world.clock.now() - startedAt).toBe(50);
  });

  it('by being a little slow has not failed [R10]', async () => {
    const { gateway } = openTidewire({ policy: { onOutage: 'refuse' } });
    breakCache({ delay: '12ms' });

    expect(await askTimes(3, gateway)).toBe('200 200 429');
  });

  it.each([1, 2])('in the middle of a decision has failed all the same: call %s [R10]', async (nth) => {
    const { gateway, passed } = openTidewire({ policy: { onOutage: 'refuse' } });
    world.cache.script([...Array<StoreFault>(nth - 1).fill('ok'), 'reset']);

    expect(await ask(gateway)).toMatchObject({ status: 503 });
    expect(passed).toEqual([]);
  });

  it('says so in JSON, and nothing about what it is [R11]', async () => {
    const { gateway } = openTidewire({ policy: { onOutage: 'refuse' } });
    breakCache('refused');
    const response = await gateway.fetch(makeRequest('acme'));

    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
    const body = await response.json();
    expect(body).toEqual({ error: expect.stringMatching(/\S/) });
    expect(JSON.stringify(body)).not.toMatch(/ECONNREFUSED|limit:|cache host/);
  });

  it('does not change what the API answers [R2, R11]', async () => {
    const { gateway } = openTidewire({
      upstream: () => new Response('low tide', { status: 203, headers: { etag: '"v2"' } }),
    });
    breakCache('refused');
    const response = await gateway.fetch(makeRequest('acme'));

    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([203, '"v2"', 'low tide']);
  });

  it('and an API that breaks as well are a 502 [R9, R11]', async () => {
    const { gateway } = openTidewire({
      upstream: () => {
        throw new Error('no tide today');
      },
    });
    breakCache('refused');

    expect(await ask(gateway)).toMatchObject({ status: 502 });
  });

  it('too late does no harm any more [R10]', async () => {
    const { gateway } = openTidewire();
    world.cache.script([{ connection: 'reset', delay: '70ms' }]);

    expect(await ask(gateway)).toMatchObject({ status: 200, limit: null });
    await world.clock.advance('1s');
    expect(await ask(gateway)).toMatchObject({ status: 200, limit: null });
  });
});

describe('a rest', () => {
  it('spares the cache, and the requests the waiting [R12]', async () => {
    const { gateway, passed } = openTidewire();
    breakCache('timeout');
    await ask(gateway);
    const [calls, startedAt] = [world.cache.calls.length, world.clock.now()];

    expect(await askTimes(5, gateway)).toBe('200 200 200 200 200');
    await world.clock.advance(4_999);
    expect(await askTimes(1, gateway, 'other')).toBe('200');
    expect(world.cache.calls.length).toBe(calls);
    expect(world.clock.now() - startedAt).toBe(4_999);
    expect(passed).toHaveLength(7);
  });

  it('ends when it is over, counted from the failure [R12]', async () => {
    const { gateway } = openTidewire({ policy: { onOutage: 'refuse', restMs: 2_000 } });
    breakCache('timeout');
    await ask(gateway);
    mendCache();

    await world.clock.advance(1_999);
    expect(await askTimes(1, gateway)).toBe('503');
    await world.clock.advance(1);
    expect(await askTimes(3, gateway)).toBe('200 200 429');
  });

  it('begins anew where the cache still fails [R12]', async () => {
    const { gateway } = openTidewire({ policy: { onOutage: 'refuse' } });
    breakCache('refused');
    const told: unknown[] = [];
    for (const waitMs of [0, 1_500, 3_499, 1, 2_000, 2_999, 1]) {
      await world.clock.advance(waitMs);
      told.push((await ask(gateway)).retryAfter);
    }

    expect(told).toEqual(['5', '4', '1', '5', '3', '1', '5']);
  });

  it('is a matter of one instance: others find out for themselves [R12]', async () => {
    const { gateway, another } = openTidewire({ policy: { onOutage: 'refuse' } });
    world.cache.script(['refused']);
    expect(await askTimes(1, gateway)).toBe('503');

    expect(await askTimes(1, another())).toBe('200');
    expect(await askTimes(1, gateway)).toBe('503');
  });

  it('does not forget who is known to be refused [R11, R17]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 5, perMinute: 1 } });
    expect(await askTimes(2, gateway)).toBe('200 429');
    breakCache('refused');

    expect(await ask(gateway, 'other')).toMatchObject({ status: 200, limit: null });
    expect(await ask(gateway)).toMatchObject({ status: 429, limit: '1', retryAfter: '60' });
  });
});
