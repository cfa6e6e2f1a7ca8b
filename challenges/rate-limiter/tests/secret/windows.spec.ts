import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, askTimes, openTidewire } from '../support/tidewire.ts';

beforeEach(() => world.clock.set('2026-05-04T10:15:30.000Z'));

describe('a second', () => {
  it('begins anew with each second of the clock, not with the first request [R3, R4]', async () => {
    const { gateway } = openTidewire();
    await world.clock.advance('900ms');
    expect(await askTimes(3, gateway)).toBe('200 200 429');
    await world.clock.advance('99ms');
    expect(await askTimes(1, gateway)).toBe('429');
    await world.clock.advance('1ms');
    expect(await askTimes(3, gateway)).toBe('200 200 429');
  });

  it('is used up for all of it, however little of it was needed [R3]', async () => {
    const { gateway } = openTidewire();
    expect(await askTimes(2, gateway)).toBe('200 200');
    await world.clock.advance('999ms');
    expect(await askTimes(1, gateway)).toBe('429');
    await world.clock.advance('1ms');
    expect(await askTimes(1, gateway)).toBe('200');
  });

  it('may be larger than the minute [R3]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 5, perMinute: 3 } });
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
    await world.clock.advance('1s');
    expect(await askTimes(1, gateway)).toBe('429');
  });
});

describe('a minute', () => {
  it('begins anew with each minute of the clock [R3, R4]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 9, perMinute: 3 } });
    await world.clock.advance('20s');
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
    await world.clock.advance(9_999);
    expect(await askTimes(1, gateway)).toBe('429');
    await world.clock.advance(1);
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
    await world.clock.advance('1m');
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
  });

  it('adds up what its seconds have allowed [R3, R4]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 2, perMinute: 5 } });
    const seconds: string[] = [];
    for (let second = 0; second < 4; second += 1) {
      seconds.push(await askTimes(3, gateway));
      await world.clock.advance('1s');
    }
    expect(seconds).toEqual(['200 200 429', '200 200 429', '200 429 429', '429 429 429']);
  });

  it('is not used up by what was refused, however much that is [R4]', async () => {
    const { gateway, another } = openTidewire({ limit: { perSecond: 1, perMinute: 3 } });
    const instances = [gateway, another(), another(), another()];
    for (const instance of instances) await ask(instance);
    await world.clock.advance('1s');
    for (const instance of instances) await ask(instance);
    await world.clock.advance('1s');

    expect(await ask(gateway)).toMatchObject({ status: 200, remaining: '0' });
    await world.clock.advance('1s');
    expect(await ask(another())).toMatchObject({ status: 429 });
  });

  it('does not follow from the one before: a tenant that has had its minute begins with a full one [R4]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 9, perMinute: 3 } });
    await world.clock.advance('29s');
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
    await world.clock.advance('1s');

    expect(await ask(gateway)).toMatchObject({ status: 200, remaining: '2', reset: '60' });
  });
});

describe('a plan', () => {
  it('may say something else about one of the two, or about both [R5]', async () => {
    const { gateway } = openTidewire({
      limit: { perSecond: 2, perMinute: 3 },
      tenants: { quick: { perSecond: 4 }, steady: { perMinute: 1 }, both: { perSecond: 1, perMinute: 50 }, same: {} },
    });

    expect(await askTimes(4, gateway, 'quick')).toBe('200 200 200 429');
    expect(await askTimes(2, gateway, 'steady')).toBe('200 429');
    expect(await askTimes(2, gateway, 'both')).toBe('200 429');
    expect(await askTimes(3, gateway, 'same')).toBe('200 200 429');
    expect(await ask(gateway, 'both')).toMatchObject({ status: 429, limit: '50', remaining: '49', retryAfter: '1' });
  });

  it('may say that a tenant gets nothing [R5]', async () => {
    const { gateway, passed } = openTidewire({ tenants: { paused: { perMinute: 0 }, stopped: { perSecond: 0 } } });

    expect(await ask(gateway, 'paused')).toMatchObject({ status: 429, limit: '0', remaining: '0', retryAfter: '30' });
    expect(await ask(gateway, 'stopped')).toMatchObject({ status: 429, remaining: '10', retryAfter: '1' });
    expect(passed).toEqual([]);
  });
});
