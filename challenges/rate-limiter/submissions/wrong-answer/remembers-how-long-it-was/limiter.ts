import type { Decision } from './decision.ts';
import { createQuotas } from './quotas.ts';
import { createRefusals } from './refusals.ts';
import type { Cache, Plans, Policy } from './types.ts';

/** Decides about requests, with what this instance knows, the cache, or, failing that, by the policy. */
export function createLimiter(cache: Cache, plans: Plans, policy: Policy) {
  const quotas = createQuotas(cache, plans);
  const refusals = createRefusals();
  let restsUntil = 0;

  function withoutCache(): Decision {
    if (policy.onOutage === 'allow') return { kind: 'let through' };
    return { kind: 'unavailable', waitMs: restsUntil - performance.now() };
  }

  return {
    async decide(tenant: string): Promise<Decision> {
      const now = Date.now();
      const known = refusals.find(tenant, now);
      if (known !== undefined) return known;
      // Not the time of day, which may jump.
      if (performance.now() < restsUntil) return withoutCache();
      try {
        const { decision, window } = await within(policy.cacheTimeoutMs, quotas.use(tenant, now));
        if (decision.kind === 'refused') refusals.add(tenant, window, decision);
        return decision;
      } catch {
        restsUntil = performance.now() + policy.restMs;
        return withoutCache();
      }
    },
  };
}

/** What comes later than that is not waited for, and its failure is nobody's business. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ms, new Error('too late'));
  });
  return await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
