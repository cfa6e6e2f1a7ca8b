import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, askTimes, makeRequest, openTidewire } from '../support/tidewire.ts';

beforeEach(() => world.clock.set('2026-05-04T10:15:00.000Z'));

describe('a request', () => {
  it.each([null, '', '  '])('that does not say whose it is (%j) is a 401 [R1]', async (tenant) => {
    const { gateway, passed } = openTidewire();
    const response = await gateway.fetch(makeRequest(tenant));

    expect([response.status, await response.json()]).toEqual([401, { error: expect.stringMatching(/\S/) }]);
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
    expect(passed).toEqual([]);
    expect(world.cache.calls).toHaveLength(0);
  });
});

describe('a tenant', () => {
  it('has a name that may mean something in JavaScript [R1, R5]', async () => {
    const { gateway } = openTidewire({ tenants: { toString: { perSecond: 1 } } });
    for (const tenant of ['constructor', '__proto__', 'hasOwnProperty', 'valueOf']) {
      expect(await ask(gateway, tenant), tenant).toMatchObject({ status: 200, limit: '10', remaining: '9' });
      expect(await askTimes(2, gateway, tenant), tenant).toBe('200 429');
    }
    expect(await askTimes(2, gateway, 'toString')).toBe('200 429');
  });

  it('shares its limits with nobody whose name is like its own [R1, R3]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 1, perMinute: 1 } });
    const names = ['acme', 'Acme', 'acme:1', 'acme:', ':acme', 'acme/1', '1', '01', 'acme:1:1', 'acme*', 'acme%3A1'];
    const minute = Math.floor(Date.now() / 60_000);
    for (const tenant of [...names, `acme:${minute}`, `acme:${minute * 60}`, `acme:s`, `acme:minute`]) {
      expect(await ask(gateway, tenant), tenant).toMatchObject({ status: 200, remaining: '0' });
    }
  });

  it('cannot get at what is in the cache of others by its name [R1]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 1, perMinute: 1 } });
    await ask(gateway, 'acme');
    for (const key of Object.keys(world.cache.entries())) await ask(gateway, key);
    await world.clock.advance('1s');

    expect(await askTimes(1, openTidewire({ limit: { perSecond: 1, perMinute: 1 } }).gateway, 'acme')).toBe('429');
    expect(await ask(gateway, 'another')).toMatchObject({ status: 200 });
  });
});
