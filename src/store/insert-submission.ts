import { sql, type Transaction } from 'kysely';
import type { Behaviour } from '../domain/behaviour.ts';
import {
  CandidateId,
  type ChallengeSlug,
  type ChallengeVersion,
  JudgingId,
  type SubmissionDigest,
  SubmissionId,
} from '../domain/ids.ts';
import { type InvitationId, invitationStateOf, type SubmissionOrigin } from '../domain/invitation.ts';
import type { JudgingKind, JudgingReport } from '../domain/judging.ts';
import type { SourceFiles } from '../domain/source-file.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import { appendEvent } from './append-event.ts';
import { enqueueJudging } from './enqueue-judging.ts';
import { columnsOf } from './finish-judging.ts';
import { countUsed } from './invitations/count-used.ts';
import { lockInvitation } from './invitations/read-invitations.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { appendJudgedEvents } from './webhooks/append-judged-events.ts';

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
  /** What it is sent for, where that is an invitation. */
  readonly invitation?: { readonly id: InvitationId; readonly origin: SubmissionOrigin } | undefined;
};

export type ReusedOutcome = {
  readonly judgingId: JudgingId;
  readonly report: JudgingReport;
  readonly behaviour: Behaviour | null;
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
    }
  /** Its invitation does not take it: its time is over, it was not begun, or it has had all that count. */
  | { readonly type: 'refused'; readonly reason: 'over' | 'not-begun' | 'used-up' };

/** Writes a submission, its first judging and the order to publish that where it is not over, all or nothing. */
export async function insertSubmission(store: Store, submission: NewSubmission): Promise<InsertedSubmission> {
  return await store.database
    .transaction()
    .execute(async (transaction) => await insertSubmissionIn(transaction, submission));
}

/** The same, in a transaction that does more. */
export async function insertSubmissionIn(
  transaction: Transaction<Tables>,
  submission: NewSubmission,
): Promise<InsertedSubmission> {
  const refused = await refuse(transaction, submission);
  if (refused !== undefined) {
    const repeated = await findRepeated(transaction, submission);
    return repeated ?? { type: 'refused', reason: refused };
  }
  const inserted = await insertRow(transaction, submission);
  if (!inserted) return await readRepeated(transaction, submission);
  await insertJudging(transaction, submission);
  return { type: 'inserted' };
}

/** Why its invitation does not take it; undefined where it does. What we send at the deadline is not asked about. */
async function refuse(
  transaction: Transaction<Tables>,
  { invitation, slug, kind, isTrial }: NewSubmission,
): Promise<'over' | 'not-begun' | 'used-up' | undefined> {
  if (invitation === undefined || invitation.origin === 'deadline') return undefined;
  const stored = await lockInvitation(transaction, invitation.id);
  if (stored === undefined || stored.revokedAt !== null) return 'over';
  if (isTrial) return undefined;
  const state = invitationStateOf(stored, stored.now);
  if (state !== 'running') return state === 'over' ? 'over' : 'not-begun';
  if (kind === 'sample' || stored.submissionsAtMost === null) return undefined;
  const used = await countUsed(transaction, invitation.id);
  return (used.get(slug) ?? 0) >= stored.submissionsAtMost ? 'used-up' : undefined;
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
      invitation_id: submission.invitation?.id ?? null,
      origin: submission.invitation?.origin ?? 'candidate',
    })
    .onConflict((conflict) => conflict.columns(['submitted_by', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function insertJudging(transaction: Transaction<Tables>, submission: NewSubmission): Promise<void> {
  const { judgingId, submissionId, challengeVersion, kind, reused } = submission;
  const outcome = reused && {
    ...columnsOf({ state: 'judged', report: reused.report, behaviour: reused.behaviour ?? undefined }),
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
    await appendJudgedEvents(transaction, [judgingId]);
  }
}

type Repeated = Extract<InsertedSubmission, { type: 'repeated' }>;

async function readRepeated(transaction: Transaction<Tables>, submission: NewSubmission): Promise<Repeated> {
  const repeated = await findRepeated(transaction, submission);
  if (repeated === undefined) throw new Error('a submission under this key was there, and is not');
  return repeated;
}

async function findRepeated(
  transaction: Transaction<Tables>,
  { submittedBy, idempotencyKey }: NewSubmission,
): Promise<Repeated | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const row = await transaction
    .selectFrom('submissions')
    .innerJoin('judgings', 'judgings.submission_id', 'submissions.id')
    .select(['submissions.id', 'submissions.request_digest', 'judgings.id as judging_id'])
    .where('submitted_by', '=', submittedBy)
    .where('idempotency_key', '=', idempotencyKey)
    .orderBy('judgings.created_at')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    type: 'repeated',
    submissionId: SubmissionId.parse(row.id),
    judgingId: JudgingId.parse(row.judging_id),
    requestDigest: row.request_digest,
  };
}
