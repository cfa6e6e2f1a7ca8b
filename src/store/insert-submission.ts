import { sql, type Transaction } from 'kysely';
import {
  CandidateId,
  type ChallengeSlug,
  type ChallengeVersion,
  JudgingId,
  type SubmissionDigest,
  SubmissionId,
} from '../domain/ids.ts';
import type { JudgingKind, JudgingReport } from '../domain/judging.ts';
import type { SourceFiles } from '../domain/source-file.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import { appendEvent } from './append-event.ts';
import { enqueueJudging } from './enqueue-judging.ts';
import { columnsOf } from './finish-judging.ts';
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
  readonly submissionDigest: SubmissionDigest;
  /** The outcome that it has already; undefined where it is to be judged. */
  readonly reused: ReusedOutcome | undefined;
  readonly isSelfCheck: boolean;
  /** True for what is sent to a draft: it never counts. */
  readonly isTrial: boolean;
  readonly submittedBy: string;
  readonly idempotencyKey: string | undefined;
  readonly requestDigest: string;
};

export type ReusedOutcome = {
  readonly judgingId: JudgingId;
  readonly report: JudgingReport;
  /** What its candidate is told. */
  readonly event: JudgingEvent;
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

/** Writes a submission, its first judging and the order to publish that where it is not over, all or nothing. */
export async function insertSubmission(store: Store, submission: NewSubmission): Promise<InsertedSubmission> {
  return await store.database.transaction().execute(async (transaction) => {
    const inserted = await insertRow(transaction, submission);
    if (!inserted) return await readRepeated(transaction, submission);
    await insertJudging(transaction, submission);
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
      is_trial: submission.isTrial,
      submitted_by: submission.submittedBy,
      idempotency_key: submission.idempotencyKey ?? null,
      request_digest: submission.requestDigest,
    })
    .onConflict((conflict) => conflict.columns(['submitted_by', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function insertJudging(transaction: Transaction<Tables>, submission: NewSubmission): Promise<void> {
  const { judgingId, submissionId, challengeVersion, kind, reused } = submission;
  const outcome = reused && {
    ...columnsOf({ state: 'judged', report: reused.report }),
    finished_at: sql<Date>`clock_timestamp()`,
    reused_from: reused.judgingId,
  };
  await transaction
    .insertInto('judgings')
    .values({
      id: judgingId,
      submission_id: submissionId,
      challenge_version: challengeVersion,
      kind,
      submission_digest: submission.submissionDigest,
      ...outcome,
    })
    .execute();
  if (reused === undefined) {
    await enqueueJudging(transaction, { judgingId, submissionId, challengeVersion, kind }, 0);
  } else {
    await appendEvent(transaction, judgingId, reused.event);
  }
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
