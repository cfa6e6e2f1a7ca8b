import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { allowedAtOnce, ask, askTimes, openTidewire } from '../support/tidewire.ts';

// The first of a second and of a minute, so that no order of events comes to the next one.
beforeEach(() => world.clock.set('2026-05-04T10:15:00.000Z'));

/** Far longer than any answer of the cache travels. */
const PATIENT = { cacheTimeoutMs: 30_000, onOutage: 'refuse' } as const;

describe('several instances', () => {
  it('allow the second together exactly what is allowed, in whatever order things happen [R3, R4, R6]', async () => {
    await world.schedules({ runs: 12, within: '20ms' }, async () => {
      const { another } = openTidewire({ limit: { perSecond: 2, perMinute: 50 }, policy: PATIENT });
      const [one, other] = [another(), another()];
      expect(await allowedAtOnce(4, (index) => ask(index % 2 === 0 ? one : other))).toBe(2);
    });
  });

  it('allow the minute together exactly what is allowed, in whatever order things happen [R3, R4, R6]', async () => {
    await world.schedules({ runs: 12, within: '20ms' }, async () => {
      const { another } = openTidewire({ limit: { perSecond: 50, perMinute: 3 }, policy: PATIENT });
      const [one, other] = [another(), another()];
      expect(await allowedAtOnce(4, (index) => ask(index % 2 === 0 ? one : other))).toBe(3);
    });
  });

  it('refuse nothing that is within, in whatever order things happen [R4, R6]', async () => {
    await world.schedules({ runs: 12, within: '20ms' }, async () => {
      const { another } = openTidewire({ limit: { perSecond: 3, perMinute: 3 }, policy: PATIENT });
      expect(await allowedAtOnce(3, () => ask(another()))).toBe(3);
    });
  });

  it('tell each request something else about what is left [R6, R7]', async () => {
    const { another } = openTidewire({ limit: { perSecond: 9, perMinute: 9 } });
    const instances = [another(), another(), another()];
    const answers = await Promise.all([...instances, ...instances].map((instance) => ask(instance)));

    expect(answers.map(({ remaining }) => remaining).toSorted()).toEqual(['3', '4', '5', '6', '7', '8']);
  });

  it('share a minute over all its seconds [R6]', async () => {
    const { another } = openTidewire({ limit: { perSecond: 2, perMinute: 5 } });
    const [one, other] = [another(), another()];
    const seconds: string[] = [];
    for (let second = 0; second < 4; second += 1) {
      seconds.push(`${await askTimes(1, one)} ${await askTimes(2, other)}`);
      await world.clock.advance('1s');
    }
    expect(seconds).toEqual(['200 200 429', '200 200 429', '200 429 429', '429 429 429']);
  });

  it('may come and go: a new one knows what the others have allowed [R6]', async () => {
    const { another } = openTidewire({ limit: { perSecond: 9, perMinute: 2 } });
    const statuses: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      statuses.push(await askTimes(1, another()));
      await world.clock.advance('1s');
    }
    expect(statuses).toEqual(['200', '200', '429', '429']);
  });
});

describe('a tenant with many requests', () => {
  it('gets no more than its share, and does not keep others from theirs [R13]', async () => {
    const { gateway, another } = openTidewire({ limit: { perSecond: 3, perMinute: 20 } });
    const other = another();
    const startedAt = world.clock.now();
    const hot = allowedAtOnce(40, (index) => ask(index % 2 === 0 ? gateway : other, 'hot'));
    const cool = allowedAtOnce(6, (index) => ask(gateway, index < 3 ? 'cool' : 'calm'));

    expect([await hot, await cool]).toEqual([3, 6]);
    expect(world.clock.now()).toBe(startedAt);
  });

  it('does not make others wait where the cache keeps it waiting [R13]', async () => {
    const { gateway } = openTidewire({ policy: { cacheTimeoutMs: 400 } });
    world.cache.script([{ delay: '300ms' }]);
    const startedAt = world.clock.now();
    const slow = ask(gateway, 'slow');

    expect(await ask(gateway, 'quick')).toMatchObject({ status: 200, remaining: '9' });
    expect(world.clock.now()).toBe(startedAt);
    expect(await slow).toMatchObject({ status: 200 });
    expect(world.clock.now() - startedAt).toBe(300);
  });

  it('does not make others wait where its answers take long [R13]', async () => {
    const { gateway } = openTidewire({
      upstream: async (request) => {
        if (request.headers.get('x-tenant') === 'slow') await new Promise((resolve) => setTimeout(resolve, 9_000));
        return new Response('high tide');
      },
    });
    const startedAt = world.clock.now();
    const slow = ask(gateway, 'slow');

    expect(await askTimes(2, gateway, 'quick')).toBe('200 200');
    expect(world.clock.now()).toBe(startedAt);
    expect(await slow).toMatchObject({ status: 200, remaining: '9' });
  });
});
