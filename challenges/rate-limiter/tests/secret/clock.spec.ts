import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, askTimes, openTidewire } from '../support/tidewire.ts';

const LIMIT = { perSecond: 9, perMinute: 3 };

beforeEach(() => world.clock.set('2026-05-04T10:15:30.000Z'));

describe('a clock that is set', () => {
  it('forwards comes to another window [R14]', async () => {
    const { gateway } = openTidewire({ limit: LIMIT });
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
    world.clock.set('2026-05-04T11:00:00.000Z');

    expect(await ask(gateway)).toMatchObject({ status: 200, remaining: '2', reset: '60' });
  });

  it('backwards comes to another window, too, also for whom an instance knows to be refused [R14]', async () => {
    const { gateway } = openTidewire({ limit: LIMIT });
    expect(await askTimes(4, gateway)).toBe('200 200 200 429');
    world.clock.set('2026-05-04T10:14:50.000Z');

    expect(await ask(gateway)).toMatchObject({ status: 200, remaining: '2', reset: '10' });
  });

  it('backwards by some seconds comes to the same minute, which is still used up [R14, R15]', async () => {
    const { gateway, another } = openTidewire({ limit: LIMIT });
    world.clock.set('2026-05-04T10:15:57.000Z');
    await askTimes(3, gateway);
    world.clock.set('2026-05-04T10:15:05.000Z');

    expect(await ask(another())).toMatchObject({ status: 429, retryAfter: '55' });
    await world.clock.advance('50s');
    expect(await ask(another())).toMatchObject({ status: 429, retryAfter: '5' });
    expect(await ask(gateway)).toMatchObject({ status: 429 });
  });

  it('backwards within a second finds that used up [R14, R15]', async () => {
    const { gateway, another } = openTidewire();
    world.clock.set('2026-05-04T10:15:30.950Z');
    await askTimes(2, gateway);
    world.clock.set('2026-05-04T10:15:30.010Z');
    await world.clock.advance('900ms');

    expect(await askTimes(1, another())).toBe('429');
    expect(await askTimes(1, gateway)).toBe('429');
  });

  it('backwards into a minute before finds what that has used [R14, R15]', async () => {
    const { gateway, another } = openTidewire({ limit: LIMIT });
    await askTimes(2, gateway);
    await world.clock.advance('35s');
    expect(await ask(gateway)).toMatchObject({ status: 200, remaining: '2' });
    world.clock.set('2026-05-04T10:15:31.000Z');

    expect(await ask(another())).toMatchObject({ status: 200, remaining: '0' });
  });

  it.each(['2026-05-04T09:00:00.000Z', '2026-05-04T13:00:00.000Z'])(
    'makes a rest neither longer nor shorter (%s) [R12, R14]',
    async (moment) => {
      const { gateway } = openTidewire({ policy: { onOutage: 'refuse' } });
      world.cache.script(['refused']);
      expect(await askTimes(1, gateway)).toBe('503');
      world.clock.set(moment);

      await world.clock.advance(4_999);
      expect(await ask(gateway)).toMatchObject({ status: 503, retryAfter: '1' });
      await world.clock.advance(1);
      expect(await askTimes(1, gateway)).toBe('200');
    },
  );
});
