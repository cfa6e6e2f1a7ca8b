import { type Selectable, sql } from 'kysely';
import { ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import type { JudgingJob } from '../protocol/judging-job.ts';
import { enqueueJudging } from './enqueue-judging.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const JOB_COLUMNS = ['id', 'submission_id', 'challenge_version', 'kind', 'rejudge_id'] as const;

/** Puts a judging that was lost back to the start. Should its result come after all, that counts. */
export async function requeueLost(store: Store, judgingId: JudgingId): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    const requeued = await transaction
      .updateTable('judgings')
      .set({ state: 'queued', published_at: null })
      .where('id', '=', judgingId)
      .where('state', 'in', ['queued', 'running'])
      .returning(JOB_COLUMNS)
      .executeTakeFirst();
    if (requeued !== undefined) await enqueueJudging(transaction, jobOf(requeued), 0);
  });
}

export type Fault = {
  readonly judgingId: JudgingId;
  /** Of the claim that it happened under. */
  readonly lease: number;
  /** How many faults of a judging are made good. */
  readonly retryAtMost: number;
  /** How long it waits after the first, and after each fault more twice as long. */
  readonly retryAfterMs: number;
};

/**
 * Puts a judging that could not be done back to the start, unless it has failed too often. What its old claim still
 * says no longer counts.
 *
 * @returns whether it was put back.
 */
export async function requeueFailed(store: Store, fault: Fault): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const requeued = await transaction
      .updateTable('judgings')
      .set({
        state: 'queued',
        published_at: null,
        lease: sql<number>`lease + 1`,
        fault_count: sql<number>`fault_count + 1`,
      })
      .where('id', '=', fault.judgingId)
      .where('lease', '=', fault.lease)
      .where('state', 'in', ['queued', 'running'])
      .where('fault_count', '<', fault.retryAtMost)
      .returning([...JOB_COLUMNS, 'fault_count'])
      .executeTakeFirst();
    if (requeued === undefined) return false;
    await enqueueJudging(transaction, jobOf(requeued), fault.retryAfterMs * 2 ** (requeued.fault_count - 1));
    return true;
  });
}

function jobOf(row: Pick<Selectable<Tables['judgings']>, (typeof JOB_COLUMNS)[number]>): JudgingJob {
  return {
    judgingId: JudgingId.parse(row.id),
    submissionId: SubmissionId.parse(row.submission_id),
    challengeVersion: ChallengeVersion.parse(row.challenge_version),
    kind: row.kind,
    ...(row.rejudge_id !== null && { isShadow: true }),
  };
}
