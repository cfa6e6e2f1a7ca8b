import { type StoreFault, world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { allowedAtOnce, ask, askTimes, openTidewire } from '../support/tidewire.ts';

beforeEach(() => world.clock.set('2026-05-04T10:15:00.000Z'));

describe('the cache', () => {
  it('is asked four times at most for what is allowed [R16]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 10, perMinute: 100 } });
    for (let n = 1; n <= 10; n += 1) {
      const before = world.cache.calls.length;
      expect(await ask(gateway, n % 2 === 0 ? 'acme' : `tenant ${n}`)).toMatchObject({ status: 200 });
      expect(world.cache.calls.length - before).toBeLessThanOrEqual(4);
    }
  });

  it.each([
    { what: 'second', limit: { perSecond: 1, perMinute: 9 } },
    { what: 'minute', limit: { perSecond: 9, perMinute: 1 } },
    { what: 'second and the minute', limit: { perSecond: 1, perMinute: 1 } },
  ])('is not asked again about a tenant whose $what an instance knows to be used up [R16, R17]', async ({ limit }) => {
    const { gateway, another } = openTidewire({ limit });
    await ask(gateway);
    const other = another();
    const before = world.cache.calls.length;
    expect([await askTimes(1, gateway), await askTimes(1, other)]).toEqual(['429', '429']);
    expect(world.cache.calls.length - before).toBeLessThanOrEqual(8);

    const known = world.cache.calls.length;
    await world.clock.advance('400ms');
    expect([await askTimes(5, gateway), await askTimes(2, other)]).toEqual(['429 429 429 429 429', '429 429']);
    expect(world.cache.calls.length).toBe(known);
  });

  it('is asked again when another second has come [R17]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 1, perMinute: 9 } });
    for (let second = 0; second < 3; second += 1) {
      expect(await askTimes(3, gateway)).toBe('200 429 429');
      await world.clock.advance('1s');
    }
    expect(world.cache).toHaveCalledAtMost(3 * 8);
  });

  it('is asked again when another minute has come [R17]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 9, perMinute: 1 } });
    for (let minute = 0; minute < 3; minute += 1) {
      expect(await askTimes(3, gateway)).toBe('200 429 429');
      await world.clock.advance('1m');
    }
    expect(world.cache).toHaveCalledAtMost(3 * 8);
  });

  it('holds nothing any more two minutes after the last request [R15]', async () => {
    const { gateway } = openTidewire({ limit: { perSecond: 2, perMinute: 4 } });
    for (let second = 0; second < 4; second += 1) {
      await askTimes(2, gateway);
      await ask(gateway, `tenant ${second}`);
      await world.clock.advance('1s');
    }
    await world.clock.advance('1m');
    await ask(gateway);

    await world.clock.advance('2m');
    expect(world.cache.entries()).toEqual({});
  });

  it('holds nothing any more even where it has failed in the middle of a decision [R15]', async () => {
    for (const processed of [false, true]) {
      for (let nth = 1; nth <= 6; nth += 1) {
        const { gateway } = openTidewire({ limit: { perSecond: 1, perMinute: 4 } });
        world.cache.script([...Array<StoreFault>(nth - 1).fill('ok'), { connection: 'reset', processed }]);
        await askTimes(2, gateway, `tenant ${nth} ${processed}`);
        world.cache.script(['ok'], { afterwards: 'last' });
      }
    }

    await world.clock.advance('2m');
    expect(world.cache.entries()).toEqual({});
  });

  it('is fed by two counts for each tenant that asks, and not by more the more it asks [R15, R16]', async () => {
    const { gateway, another } = openTidewire({ limit: { perSecond: 50, perMinute: 50 } });
    await askTimes(4, gateway);
    const few = Object.keys(world.cache.entries()).length;
    await askTimes(8, another());

    expect(Object.keys(world.cache.entries()).length).toBe(few);
  });
});

describe('a busy minute', () => {
  it('of 120 requests of 30 tenants at once is decided within the limits [R18]', async () => {
    const { gateway, another, passed } = openTidewire({ limit: { perSecond: 3, perMinute: 100 } });
    const other = another();
    const allowed = await allowedAtOnce(120, (index) => ask(index % 4 === 0 ? gateway : other, `tenant ${index % 30}`));

    expect(allowed).toBe(90);
    expect(passed).toHaveLength(90);
    expect(world.cache).toHaveCalledAtMost(480);
  });
});
