import { sql } from 'kysely';
import { ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import { SourceFiles } from '../domain/source-file.ts';
import type { ClaimedJudging } from '../protocol/judging-job.ts';
import { appendEvent } from './append-event.ts';
import type { Store } from './store.ts';

/**
 * Gives a judging to a worker: from here on only a result that carries this lease is recorded.
 *
 * @returns undefined where the judging is unknown or over.
 */
export async function claimJudging(store: Store, judgingId: JudgingId): Promise<ClaimedJudging | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const judging = await transaction
      .updateTable('judgings')
      .set({
        state: 'running',
        lease: sql<number>`lease + 1`,
        started_at: sql<Date>`coalesce(started_at, clock_timestamp())`,
      })
      .where('id', '=', judgingId)
      .where('state', 'in', ['queued', 'running'])
      .returning(['id', 'submission_id', 'challenge_version', 'kind', 'lease'])
      .executeTakeFirst();
    if (judging === undefined) return undefined;
    await appendEvent(transaction, judgingId, { type: 'compiling' });
    const submission = await transaction
      .selectFrom('submissions')
      .select('files')
      .where('id', '=', judging.submission_id)
      .executeTakeFirstOrThrow();
    return {
      lease: judging.lease,
      kind: judging.kind,
      challengeVersion: ChallengeVersion.parse(judging.challenge_version),
      submission: {
        judgingId: JudgingId.parse(judging.id),
        submissionId: SubmissionId.parse(judging.submission_id),
        files: SourceFiles.parse(submission.files),
      },
    };
  });
}
