import { setTimeout as delay } from 'node:timers/promises';
import { deadlineOf } from '../../domain/invitation.ts';
import { ON_ITS_WAY_MS } from '../../store/drafts/save-draft.ts';
import { beat } from '../../store/invitations/beat.ts';
import { endInvitation } from '../../store/invitations/end-invitation.ts';
import { readRunningInvitations } from '../../store/invitations/read-invitations.ts';
import { type Routine, startRoutine } from '../routine.ts';
import type { Service } from '../service.ts';

const LOOK_EVERY_MS = 1_000;

/** A shorter silence than this is no outage: somebody who types notices nothing of it. */
const OUTAGE_FROM_MS = 10_000;

/**
 * Hands in for everyone whose time is over, after it was given back what an outage took of it. Any number of servers
 * may do it: as long as one of them is there, there is no outage, and each invitation ends once.
 */
export function startTimekeeper(service: Service): Routine {
  return startRoutine(
    async () => {
      await noteOutage(service);
      await endOverdueInvitations(service);
    },
    async (signal) => await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'time could not be kept; trying again'),
  );
}

/** @returns to how many time was given back. */
export async function noteOutage(service: Service): Promise<number> {
  const outage = await beat(service.store, OUTAGE_FROM_MS);
  if (outage === undefined) return 0;
  service.log.warn(outage, 'nobody could be served for a while; the time was given back');
  return outage.given;
}

/** @returns how many were ended. */
export async function endOverdueInvitations(service: Service): Promise<number> {
  let count = 0;
  for (const invitation of await readRunningInvitations(service.store)) {
    const deadline = deadlineOf(invitation);
    if (deadline === null || invitation.now.getTime() < deadline.getTime() + ON_ITS_WAY_MS) continue;
    const ended = await endInvitation(service.store, invitation.id, 'deadline');
    if (ended.type === 'ended') count += 1;
  }
  return count;
}
