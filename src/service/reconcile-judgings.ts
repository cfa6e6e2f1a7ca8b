import { setTimeout as delay } from 'node:timers/promises';
import type { JudgingId } from '../domain/ids.ts';
import type { JudgingOutcome } from '../protocol/judging-outcome.ts';
import { finishJudging } from '../store/finish-judging.ts';
import { type OverdueJudging, readOverdueJudgings } from '../store/read-overdue-judgings.ts';
import { requeueLost } from '../store/requeue-judging.ts';
import { apologyFor } from './candidate-view.ts';
import { type Routine, startRoutine } from './routine.ts';
import type { Service } from './service.ts';

export type ReconcileOptions = {
  /** How long a judging is left alone after it was published. */
  readonly overdueAfterMs: number;
  readonly everyMs: number;
  /** How often a judging is published, besides after faults, before we give up on it. */
  readonly publishAtMost: number;
};

const DEFAULTS: ReconcileOptions = { overdueAfterMs: 5_000, everyMs: 3_000, publishAtMost: 5 };

/**
 * Finds judgings that are neither over nor in any queue, through whatever crash or loss, and publishes them again.
 * One must be missed twice in a row: it may just be on its way from one queue to the next.
 */
export function startReconciler(service: Service, options: Partial<ReconcileOptions> = {}): Routine {
  const chosen = { ...DEFAULTS, ...options };
  let missed: ReadonlySet<JudgingId> = new Set();
  return startRoutine(
    async () => {
      missed = await reconcileJudgings(service, missed, chosen);
    },
    async (signal) => await delay(chosen.everyMs, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'judgings could not be reconciled; trying again'),
  );
}

/** @returns what is missing now and was not before. */
export async function reconcileJudgings(
  service: Service,
  missedBefore: ReadonlySet<JudgingId>,
  options: ReconcileOptions,
): Promise<ReadonlySet<JudgingId>> {
  const missedNow = new Set<JudgingId>();
  for (const judging of await readOverdueJudgings(service.store, options.overdueAfterMs)) {
    const { judgingId } = judging;
    if (await isUnderWay(service, judging)) continue;
    if (missedBefore.has(judgingId)) await restart(service, judging, options.publishAtMost);
    else missedNow.add(judgingId);
  }
  return missedNow;
}

async function isUnderWay(service: Service, { judgingId, lease }: OverdueJudging): Promise<boolean> {
  return (await service.queues.judgings.has(judgingId)) || (await service.queues.results.has(judgingId, lease));
}

async function restart(service: Service, judging: OverdueJudging, publishAtMost: number): Promise<void> {
  const { judgingId, lossCount } = judging;
  if (lossCount < publishAtMost) {
    service.log.warn({ judgingId, lossCount }, 'a judging was lost; it is published again');
    await requeueLost(service.store, judgingId);
    return;
  }
  service.log.error({ judgingId, lossCount }, 'a judging was lost too often; it is aborted');
  const outcome: JudgingOutcome = {
    state: 'aborted',
    code: 'internal',
    message: `The judging was given to a worker ${lossCount} times and never came back.`,
  };
  const event = { type: 'aborted', code: 'internal', message: apologyFor('internal') } as const;
  await finishJudging(service.store, { judgingId, lease: undefined, outcome, event });
}
