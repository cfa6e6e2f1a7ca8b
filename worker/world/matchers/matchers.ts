import { toHaveBackedOff, toHaveHonouredRetryAfter, toHaveWaitedAtLeast } from './backoff.ts';
import { toHaveBeenSequential, toHaveCalled, toHaveCalledAtMost, toHaveHadAtMostInFlight } from './counting.ts';
import { toHaveUsedDistinctIdempotencyKeys, toHaveUsedOneIdempotencyKey } from './idempotency.ts';
import { toHaveSentNoSecret } from './secrets.ts';
import { toHaveLeakedNoSecret } from './secrets-of-world.ts';

/** Matchers about what the program did to the world, for `expect.extend`. */
export const callMatchers = {
  toHaveBackedOff,
  toHaveWaitedAtLeast,
  toHaveHonouredRetryAfter,
  toHaveCalledAtMost,
  toHaveCalled,
  toHaveHadAtMostInFlight,
  toHaveBeenSequential,
  toHaveUsedOneIdempotencyKey,
  toHaveUsedDistinctIdempotencyKeys,
  toHaveSentNoSecret,
  toHaveLeakedNoSecret,
};
