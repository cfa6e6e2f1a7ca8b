import type { Transaction } from 'kysely';
import { CandidateId, type ChallengeSlug, type ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import type { JudgingKind } from '../domain/judging.ts';
import type { SourceFiles } from '../domain/source-file.ts';
import type { JudgingJob } from '../protocol/judging-job.ts';
import { announce } from './announce.ts';
import { appendEvent } from './append-event.ts';
import { queuePosition } from './queue-position.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export type NewSubmission = {
  readonly submissionId: SubmissionId;
  readonly judgingId: JudgingId;
  readonly slug: ChallengeSlug;
  readonly challengeVersion: ChallengeVersion;
  readonly candidate: CandidateId;
  readonly kind: JudgingKind;
  readonly files: SourceFiles;
  readonly isSelfCheck: boolean;
  readonly submittedBy: string;
  readonly idempotencyKey: string | undefined;
  readonly requestDigest: string;
};

export type InsertedSubmission =
  | { readonly type: 'inserted' }
  /** The key was used before: these are the ids and the digest of that request. */
  | {
      readonly type: 'repeated';
      readonly submissionId: SubmissionId;
      readonly judgingId: JudgingId;
      readonly requestDigest: string;
    };

/** Writes a submission, its first judging and the order to publish that, all or nothing. */
export async function insertSubmission(store: Store, submission: NewSubmission): Promise<InsertedSubmission> {
  return await store.database.transaction().execute(async (transaction) => {
    const inserted = await insertRow(transaction, submission);
    if (!inserted) return await readRepeated(transaction, submission);
    await insertJudging(transaction, submission);
    await announce(transaction, 'outbox');
    return { type: 'inserted' };
  });
}

async function insertRow(transaction: Transaction<Tables>, submission: NewSubmission): Promise<boolean> {
  const result = await transaction
    .insertInto('submissions')
    .values({
      id: submission.submissionId,
      slug: submission.slug,
      candidate: CandidateId.parse(submission.candidate),
      files: JSON.stringify(submission.files),
      is_self_check: submission.isSelfCheck,
      submitted_by: submission.submittedBy,
      idempotency_key: submission.idempotencyKey ?? null,
      request_digest: submission.requestDigest,
    })
    .onConflict((conflict) => conflict.columns(['submitted_by', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function insertJudging(transaction: Transaction<Tables>, submission: NewSubmission): Promise<void> {
  const job: JudgingJob = {
    judgingId: submission.judgingId,
    submissionId: submission.submissionId,
    challengeVersion: submission.challengeVersion,
    kind: submission.kind,
  };
  await transaction
    .insertInto('judgings')
    .values({
      id: submission.judgingId,
      submission_id: submission.submissionId,
      challenge_version: submission.challengeVersion,
      kind: submission.kind,
    })
    .execute();
  await transaction
    .insertInto('outbox')
    .values({ judging_id: submission.judgingId, job: JSON.stringify(job) })
    .execute();
  const position = (await queuePosition({ database: transaction }, submission.judgingId)) ?? 1;
  await appendEvent(transaction, submission.judgingId, { type: 'queued', position });
}

async function readRepeated(transaction: Transaction<Tables>, submission: NewSubmission): Promise<InsertedSubmission> {
  const row = await transaction
    .selectFrom('submissions')
    .innerJoin('judgings', 'judgings.submission_id', 'submissions.id')
    .select(['submissions.id', 'submissions.request_digest', 'judgings.id as judging_id'])
    .where('submitted_by', '=', submission.submittedBy)
    .where('idempotency_key', '=', submission.idempotencyKey ?? '')
    .orderBy('judgings.created_at')
    .executeTakeFirstOrThrow();
  return {
    type: 'repeated',
    submissionId: SubmissionId.parse(row.id),
    judgingId: JudgingId.parse(row.judging_id),
    requestDigest: row.request_digest,
  };
}
