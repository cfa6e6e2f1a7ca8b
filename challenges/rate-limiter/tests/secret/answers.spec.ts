import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, askTimes, makeRequest, openTidewire } from '../support/tidewire.ts';

beforeEach(() => world.clock.set('2026-05-04T10:15:00.000Z'));

describe('what is left', () => {
  it.each([
    { at: '10:15:00.000', reset: '60' },
    { at: '10:15:00.001', reset: '60' },
    { at: '10:15:01.000', reset: '59' },
    { at: '10:15:58.999', reset: '2' },
    { at: '10:15:59.000', reset: '1' },
    { at: '10:15:59.999', reset: '1' },
  ])('is told until the next minute, in seconds rounded up: $reset s at $at [R7]', async ({ at, reset }) => {
    world.clock.set(`2026-05-04T${at}Z`);
    const { gateway } = openTidewire();

    expect(await ask(gateway)).toEqual({ status: 200, limit: '10', remaining: '9', reset, retryAfter: null });
  });

  it('is never less than nothing [R7]', async () => {
    const { another } = openTidewire({ limit: { perSecond: 9, perMinute: 1 } });
    await ask(another());
    for (let n = 0; n < 3; n += 1) {
      expect(await ask(another())).toMatchObject({ status: 429, limit: '1', remaining: '0' });
    }
  });

  it('is told with a refusal, too, which has taken nothing away [R4, R7]', async () => {
    const { gateway, another } = openTidewire();
    await askTimes(2, gateway);

    for (const instance of [gateway, another(), gateway]) {
      expect(await ask(instance)).toMatchObject({ status: 429, limit: '10', remaining: '8', reset: '60' });
    }
  });
});

describe('when to come again', () => {
  it('is in the next second where the second is used up [R8]', async () => {
    for (const at of ['10:15:20.000', '10:15:20.400', '10:15:20.999']) {
      world.clock.set(`2026-05-04T${at}Z`);
      const { gateway } = openTidewire();
      const tenant = `tenant of ${at}`;
      await askTimes(2, gateway, tenant);

      expect(await ask(gateway, tenant), at).toMatchObject({ status: 429, retryAfter: '1' });
      expect(await ask(gateway, tenant), at).toMatchObject({ status: 429, retryAfter: '1' });
    }
  });

  it.each([
    { at: '10:15:00.000', retryAfter: '60' },
    { at: '10:15:30.001', retryAfter: '30' },
    { at: '10:15:59.500', retryAfter: '1' },
  ])('is in the next minute where the minute is used up: $retryAfter s at $at [R8]', async ({ at, retryAfter }) => {
    world.clock.set(`2026-05-04T${at}Z`);
    const { gateway, another } = openTidewire({ limit: { perSecond: 5, perMinute: 1 } });
    await ask(gateway);

    for (const instance of [gateway, another(), gateway]) {
      expect(await ask(instance)).toMatchObject({ status: 429, retryAfter, reset: retryAfter });
    }
  });

  it('is in the next minute where both are used up [R8]', async () => {
    world.clock.set('2026-05-04T10:15:20.500Z');
    const { gateway, another } = openTidewire({ limit: { perSecond: 2, perMinute: 2 } });
    await askTimes(2, gateway);

    for (const instance of [gateway, another(), another(), gateway]) {
      expect(await ask(instance)).toMatchObject({ status: 429, retryAfter: '40', remaining: '0' });
    }
  });

  it('gets nearer while time passes [R7, R8]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 5, perMinute: 1 } });
    await ask(gateway);
    const told: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { retryAfter, reset } = await ask(gateway);
      told.push([retryAfter, reset]);
      await world.clock.advance('20s');
    }
    expect(told).toEqual([
      ['60', '60'],
      ['40', '40'],
      ['20', '20'],
    ]);
  });

  it('is true: whoever waits so long is let in [R4, R8]', async () => {
    world.clock.set('2026-05-04T10:15:57.250Z');
    const { gateway } = openTidewire({ limit: { perSecond: 1, perMinute: 2 } });
    const waits: string[] = [];
    for (let allowed = 0; allowed < 4; ) {
      const { status, retryAfter } = await ask(gateway);
      if (status === 200) allowed += 1;
      else {
        waits.push(retryAfter ?? '');
        await world.clock.advance(`${Number(retryAfter)}s`);
      }
      expect(waits.length).toBeLessThan(6);
    }
    expect(waits).toEqual(['1', '2', '1']);
  });

  it('comes with a reason in JSON [R8]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 0, perMinute: 1 } });
    const response = await gateway.fetch(makeRequest('acme'));

    expect(response.status).toBe(429);
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/\S/) });
  });
});

describe('the API behind', () => {
  it('gets an allowed request as it came, and once [R2]', async () => {
    let seen: unknown;
    const { gateway, passed } = openTidewire({
      upstream: async (request) => {
        const { method, url, headers } = request;
        seen = {
          method,
          url,
          note: headers.get('x-note'),
          tenant: headers.get('x-tenant'),
          body: await request.text(),
        };
        return new Response(null, { status: 204 });
      },
    });
    const init = { method: 'PUT', body: 'Éb en vloed', headers: { 'x-note': 'n-1' } };
    const response = await gateway.fetch(makeRequest('acme', '/alarms/7?unit=m', init));

    expect(response.status).toBe(204);
    expect(seen).toEqual({
      method: 'PUT',
      url: 'https://api.tidewire.example/alarms/7?unit=m',
      note: 'n-1',
      tenant: 'acme',
      body: 'Éb en vloed',
    });
    expect(passed).toHaveLength(1);
  });

  it('is answered for as it answers, with what is left besides [R2, R7]', async () => {
    const { gateway } = openTidewire({
      upstream: () => {
        const headers = new Headers({ 'content-type': 'text/csv', etag: '"v1"' });
        headers.append('set-cookie', 'a=1; Path=/');
        headers.append('set-cookie', 'b=2; Path=/');
        return new Response('06:12;1.9', { status: 203, statusText: 'Quite Right', headers });
      },
    });
    const response = await gateway.fetch(makeRequest('acme'));

    expect([response.status, response.statusText, await response.text()]).toEqual([203, 'Quite Right', '06:12;1.9']);
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(response.headers.get('etag')).toBe('"v1"');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(response.headers.get('ratelimit-remaining')).toBe('9');
    expect(response.headers.get('retry-after')).toBeNull();
  });

  it.each([404, 500, 429])('may say %s, which counts like any other answer [R2, R7]', async (status) => {
    const { gateway } = openTidewire({ upstream: () => Response.json({ from: 'upstream' }, { status }) });
    const response = await gateway.fetch(makeRequest('acme'));

    expect([response.status, await response.json()]).toEqual([status, { from: 'upstream' }]);
    expect(response.headers.get('ratelimit-remaining')).toBe('9');
    expect(await ask(gateway)).toMatchObject({ status, remaining: '8' });
  });

  it('may break: that is a 502, which tells nothing about why [R9]', async () => {
    const { gateway } = openTidewire({
      upstream: () => {
        throw new Error('connect ECONNREFUSED tide-db-3.internal');
      },
    });
    const response = await gateway.fetch(makeRequest('acme'));
    const body = await response.json();

    expect([response.status, body]).toEqual([502, { error: expect.stringMatching(/\S/) }]);
    expect(JSON.stringify(body)).not.toMatch(/ECONNREFUSED|internal$|tide-db/);
    expect(await ask(gateway)).toMatchObject({ status: 502 });
    expect(await ask(gateway)).toMatchObject({ status: 429, remaining: '8' });
  });

  it('never sees what is refused [R2]', async () => {
    const { gateway, passed } = openTidewire();
    await ask(gateway, 'acme', '/a');
    await ask(gateway, 'acme', '/b');
    await ask(gateway, 'acme', '/c');

    expect(passed).toEqual(['acme /a', 'acme /b']);
  });
});
