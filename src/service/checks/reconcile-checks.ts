import { setTimeout as delay } from 'node:timers/promises';
import { failCheck } from '../../store/checks/finish-check.ts';
import { readOverdueChecks, requeueCheck } from '../../store/checks/overdue-checks.ts';
import { type Routine, startRoutine } from '../routine.ts';
import type { Service } from '../service.ts';
import { publishCheck } from './start-check.ts';
import { CLAIMED_AT_MOST, TOO_OFTEN } from './work-at-check.ts';

export type ReconcileOptions = {
  /** How long a check is left alone after it was queued. */
  readonly queuedForMs: number;
  /** How long a worker may say nothing of its check until it is taken for dead. */
  readonly silentForMs: number;
  readonly everyMs: number;
};

const DEFAULTS: ReconcileOptions = { queuedForMs: 5_000, silentForMs: 60_000, everyMs: 5_000 };

/** Finds checks that no worker is at and no queue holds, through whatever crash or loss, and queues them again. */
export function startCheckReconciler(service: Service): Routine {
  return startRoutine(
    async () => await reconcileChecks(service, DEFAULTS),
    async (signal) => await delay(DEFAULTS.everyMs, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'checks could not be reconciled; trying again'),
  );
}

export async function reconcileChecks(
  service: Service,
  options: Omit<ReconcileOptions, 'everyMs'> = DEFAULTS,
): Promise<void> {
  for (const check of await readOverdueChecks(service.store, options)) {
    const { id: checkId, lease } = check;
    if (await service.queues.checks.has(checkId)) continue;
    if (lease >= CLAIMED_AT_MOST) {
      service.log.error({ checkId, lease }, 'a check was lost too often; it is given up');
      await failCheck(service.store, checkId, lease, TOO_OFTEN);
    } else if (await requeueCheck(service.store, check)) {
      service.log.warn({ checkId, lease }, 'a check was lost; it is queued again');
      await publishCheck(service, checkId);
    }
  }
}
