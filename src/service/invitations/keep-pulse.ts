import { setTimeout as delay } from 'node:timers/promises';
import { beat } from '../../store/invitations/beat.ts';
import { giveBackForOutage } from '../../store/invitations/grant-time.ts';
import { readRunningInvitations } from '../../store/invitations/read-invitations.ts';
import { type Routine, startRoutine } from '../routine.ts';
import type { Service } from '../service.ts';

const BEAT_EVERY_MS = 2_000;

/** A shorter silence than this is no outage: somebody who types notices nothing of it. */
const OUTAGE_FROM_MS = 10_000;

/**
 * Notices when nobody was there to serve candidates, however that came about, and gives the time back to all who were
 * at work. As long as one server of several is there, there is no outage.
 */
export function startPulse(service: Service): Routine {
  return startRoutine(
    async () => {
      await noteOutage(service);
    },
    async (signal) => await delay(BEAT_EVERY_MS, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'the pulse could not be kept; trying again'),
  );
}

/** @returns to how many time was given back. */
export async function noteOutage(service: Service): Promise<number> {
  const { before, now } = await beat(service.store);
  if (before === null || now.getTime() - before.getTime() < OUTAGE_FROM_MS) return 0;
  const running = await readRunningInvitations(service.store);
  const count = await giveBackForOutage(
    service.store,
    running.map(({ id }) => id),
    { from: before, to: now },
  );
  service.log.warn({ from: before, to: now, count }, 'nobody could be served for a while; the time was given back');
  return count;
}
