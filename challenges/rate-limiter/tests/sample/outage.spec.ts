import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { ask, openTidewire } from '../support/tidewire.ts';

describe('a cache that is down', () => {
  it('lets requests through where the policy says so [R10, R11]', async () => {
    const { gateway, passed } = openTidewire();
    world.cache.script(['refused'], { afterwards: 'last' });

    expect(await ask(gateway)).toEqual({ status: 200, limit: null, remaining: null, reset: null, retryAfter: null });
    expect(passed).toEqual(['acme /tides']);
  });

  it('does not hold a request up for longer than the policy says [R10, R11]', async () => {
    const { gateway } = openTidewire({ policy: { onOutage: 'refuse' } });
    world.cache.script(['timeout'], { afterwards: 'last' });
    const startedAt = world.clock.now();

    expect(await ask(gateway)).toMatchObject({ status: 503, retryAfter: '5' });
    expect(world.clock.now() - startedAt).toBe(50);
  });
});
