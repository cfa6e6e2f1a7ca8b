import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, askTimes, openTidewire } from '../support/tidewire.ts';

beforeEach(() => world.clock.set('2026-05-04T10:15:42.300Z'));

describe('the example', () => {
  it('has two requests a second and three a minute for everybody [R3, R7, R8]', async () => {
    const { gateway, passed } = openTidewire({ limit: { perSecond: 2, perMinute: 3 } });

    const quota = { limit: '3', reset: '18' };
    expect(await ask(gateway)).toEqual({ ...quota, status: 200, remaining: '2', retryAfter: null });
    expect(await ask(gateway)).toEqual({ ...quota, status: 200, remaining: '1', retryAfter: null });
    expect(await ask(gateway)).toEqual({ ...quota, status: 429, remaining: '1', retryAfter: '1' });
    await world.clock.advance('700ms');
    expect(await ask(gateway)).toEqual({ status: 200, limit: '3', remaining: '0', reset: '17', retryAfter: null });
    expect(await ask(gateway)).toEqual({ status: 429, limit: '3', remaining: '0', reset: '17', retryAfter: '17' });
    expect(passed).toHaveLength(3);
  });

  it('counts what other instances have allowed [R6]', async () => {
    const { gateway, another } = openTidewire();

    expect(await askTimes(1, gateway)).toBe('200');
    expect(await askTimes(2, another())).toBe('200 429');
  });

  it('gives some tenants more [R5]', async () => {
    const { gateway } = openTidewire({ tenants: { harbour: { perSecond: 4 } } });

    expect(await askTimes(5, gateway, 'harbour')).toBe('200 200 200 200 429');
    expect(await askTimes(3, gateway, 'acme')).toBe('200 200 429');
  });
});
