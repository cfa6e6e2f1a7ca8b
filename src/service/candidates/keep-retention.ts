import { setTimeout as delay } from 'node:timers/promises';
import { eraseCandidate } from '../../store/candidates/erase-candidate.ts';
import { readOutdatedCandidates } from '../../store/candidates/read-candidates.ts';
import { type Routine, startRoutine } from '../routine.ts';
import type { Service } from '../service.ts';

const LOOK_EVERY_MS = 60 * 60 * 1_000;

/** Erases candidates whose time to be kept is over. Does nothing where they are kept for as long as nobody erases them. */
export function startRetention(service: Service): Routine {
  return startRoutine(
    async () => {
      await eraseOutdated(service);
    },
    async (signal) => await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'candidates could not be erased by age; trying again'),
  );
}

/** @returns how many were erased. */
export async function eraseOutdated(service: Service): Promise<number> {
  const days = service.keptForDays;
  if (days === null) return 0;
  const outdated = await readOutdatedCandidates(service.store, days);
  for (const id of outdated) await eraseCandidate(service.store, id, `kept for ${days} days`, 'minicase');
  return outdated.length;
}
