import { setTimeout as delay } from 'node:timers/promises';
import { deadlineOf } from '../../domain/invitation.ts';
import { ON_ITS_WAY_MS } from '../../store/drafts/save-draft.ts';
import { endInvitation } from '../../store/invitations/end-invitation.ts';
import { readRunningInvitations } from '../../store/invitations/read-invitations.ts';
import { type Routine, startRoutine } from '../routine.ts';
import type { Service } from '../service.ts';

const LOOK_EVERY_MS = 1_000;

/** Hands in for everyone whose time is over. Any number of servers may do it: each invitation ends once. */
export function startDeadlineKeeper(service: Service): Routine {
  return startRoutine(
    async () => {
      await endOverdueInvitations(service);
    },
    async (signal) => await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'deadlines could not be kept; trying again'),
  );
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
