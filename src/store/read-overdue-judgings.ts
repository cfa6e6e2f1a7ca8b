import { sql } from 'kysely';
import { ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import type { JudgingJob } from '../protocol/judging-job.ts';
import type { Store } from './store.ts';

export type OverdueJudging = {
  readonly job: JudgingJob;
  readonly lease: number;
  readonly publishCount: number;
};

/** Unfinished judgings that were published at least `olderThanMs` ago, oldest first. What is in the outbox is not overdue. */
export async function readOverdueJudgings(store: Store, olderThanMs: number): Promise<OverdueJudging[]> {
  const rows = await store.database
    .selectFrom('judgings')
    .select(['id', 'submission_id', 'challenge_version', 'kind', 'lease', 'publish_count'])
    .where('state', 'in', ['queued', 'running'])
    .where('published_at', '<=', sql<Date>`clock_timestamp() - make_interval(secs => ${olderThanMs / 1_000})`)
    .orderBy('created_at')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    job: {
      judgingId: JudgingId.parse(row.id),
      submissionId: SubmissionId.parse(row.submission_id),
      challengeVersion: ChallengeVersion.parse(row.challenge_version),
      kind: row.kind,
    },
    lease: row.lease,
    publishCount: row.publish_count,
  }));
}
