import { beforeEach, describe, expect, it } from 'vitest';
import { type Cache, createGateway, type Gateway, type GatewayOptions, type Limit } from '../index.ts';
import { createMemoryCache } from './memory-cache.ts';

const PLAN: Limit = { perSecond: 2, perMinute: 5 };

let cache: Cache;
beforeEach(() => {
  cache = createMemoryCache();
});

function openGateway(options: Partial<GatewayOptions> = {}): Gateway {
  return createGateway({
    cache,
    upstream: async () => new Response('high tide at noon'),
    plans: { standard: PLAN, tenants: {} },
    policy: { onOutage: 'refuse', cacheTimeoutMs: 50, restMs: 5_000 },
    ...options,
  });
}

function ask(gateway: Gateway, tenant = 'acme'): Promise<Response> {
  return gateway.fetch(new Request('https://api.tidewire.example/tides', { headers: { 'x-tenant': tenant } }));
}

async function statusesOf(answers: readonly Promise<Response>[]): Promise<number[]> {
  return (await Promise.all(answers)).map(({ status }) => status).toSorted();
}

describe('a second', () => {
  it('is counted by all instances together', async () => {
    const [one, other] = [openGateway(), openGateway()];
    expect((await ask(one)).status).toBe(200);
    expect((await ask(other)).status).toBe(200);
    expect((await ask(one)).status).toBe(429);
  });

  it('counts each of many requests that come at once', async () => {
    const [one, other] = [openGateway(), openGateway()];
    expect(await statusesOf([ask(one), ask(other), ask(one), ask(other)])).toEqual([200, 200, 429, 429]);
  });

  it('leaves the minute alone with what it refuses', async () => {
    await statusesOf([ask(openGateway()), ask(openGateway()), ask(openGateway())]);
    const { status, headers } = await ask(openGateway());
    expect([status, headers.get('ratelimit-remaining')]).toEqual([429, '3']);
  });

  it('that is used up as well as its minute is not what to wait for', async () => {
    const gateway = openGateway({ plans: { standard: { perSecond: 2, perMinute: 2 }, tenants: {} } });
    await statusesOf([ask(gateway), ask(gateway)]);
    const { status, headers } = await ask(gateway);
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe(headers.get('ratelimit-reset'));
  });
});

describe('a plan', () => {
  it('keeps what a tenant has no figure of its own for', async () => {
    const tenants = { harbour: { perMinute: 100 }, ferry: { perSecond: 3 } };
    const gateway = openGateway({ plans: { standard: PLAN, tenants } });
    const threeOf = (tenant: string) => statusesOf([1, 2, 3].map(() => ask(gateway, tenant)));
    expect(await threeOf('harbour')).toEqual([200, 200, 429]);
    expect(await threeOf('ferry')).toEqual([200, 200, 200]);
  });

  it.each([{ perSecond: 0 }, { perMinute: 0 }])('may say nothing at all: %j', async (limit) => {
    const gateway = openGateway({ plans: { standard: PLAN, tenants: { paused: limit } } });
    expect((await ask(gateway, 'paused')).status).toBe(429);
  });
});

describe('a cache that has failed', () => {
  let calls = 0;
  const fails = async () => {
    calls += 1;
    throw new Error('the cache is down');
  };
  const broken = (): Cache => ({ ...cache, get: fails, mget: fails, set: fails, incr: fails });

  it('is left alone for a while', async () => {
    const gateway = openGateway({ cache: broken() });
    expect((await ask(gateway)).status).toBe(503);
    const before = calls;
    expect((await ask(gateway, 'opera')).status).toBe(503);
    expect(calls).toBe(before);
  });

  it('for one instance may be well for another', async () => {
    expect((await ask(openGateway({ cache: broken() }))).status).toBe(503);
    expect((await ask(openGateway())).status).toBe(200);
  });
});
