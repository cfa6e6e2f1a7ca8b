import type { Decision } from './decision.ts';
import { leftMs, MINUTE_MS, type Window, windowAt } from './window.ts';

type Refused = Extract<Decision, { kind: 'refused' }>;

/** What an instance remembers: that a tenant has used up the second or the minute in which we are. */
export function createRefusals() {
  const known = new Map<string, { readonly window: Window; readonly refused: Refused }>();
  let minuteNumber = 0;

  return {
    find(tenant: string, now: number): Refused | undefined {
      const found = known.get(tenant);
      if (found === undefined) return undefined;
      const { window, refused } = found;
      // The same window, not one that is not over: the clock may have been set back.
      if (windowAt(now, window.lengthMs).number !== window.number) return undefined;
      const quota = { ...refused.quota, resetMs: leftMs(windowAt(now, MINUTE_MS), now) };
      return { ...refused, quota, waitMs: leftMs(window, now) };
    },

    add(tenant: string, window: Window, refused: Refused): void {
      // Forgets the minutes that are over, so that there are never more than have been refused in one minute.
      const { number } = windowAt(Date.now(), MINUTE_MS);
      if (number !== minuteNumber) known.clear();
      minuteNumber = number;
      known.set(tenant, { window, refused });
    },
  };
}
