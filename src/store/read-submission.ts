import { z } from 'zod';
import {
  CandidateId,
  ChallengeSlug,
  ChallengeVersion,
  EngineVersion,
  JudgingId,
  SubmissionDigest,
  type SubmissionId,
} from '../domain/ids.ts';
import { InvitationId, SubmissionOrigin } from '../domain/invitation.ts';
import { JudgeErrorCode } from '../domain/judge-error.ts';
import { JudgingKind, JudgingReport, JudgingState } from '../domain/judging.ts';
import { SourceFile } from '../domain/source-file.ts';
import { RejudgeId } from '../protocol/rejudge-view.ts';
import type { Store } from './store.ts';

const StoredJudging = z.object({
  id: JudgingId,
  challengeVersion: ChallengeVersion,
  kind: JudgingKind,
  state: JudgingState,
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  report: JudgingReport.nullable(),
  errorCode: JudgeErrorCode.nullable(),
  errorMessage: z.string().nullable(),
  submissionDigest: SubmissionDigest,
  engine: EngineVersion.nullable(),
  reusedFrom: JudgingId.nullable(),
  faultCount: z.int(),
  rejudgeId: RejudgeId.nullable(),
  countedAt: z.date().nullable(),
});
export type StoredJudging = z.infer<typeof StoredJudging>;

export type StoredSubmission = {
  readonly id: SubmissionId;
  readonly slug: ChallengeSlug;
  readonly candidate: CandidateId;
  readonly createdAt: Date;
  /** What it was sent for; null for what came by the API. */
  readonly invitationId: InvitationId | null;
  readonly origin: SubmissionOrigin;
  /** Oldest first; at least one. */
  readonly judgings: readonly StoredJudging[];
};

export async function findSubmission(store: Store, id: SubmissionId): Promise<StoredSubmission | undefined> {
  const submission = await store.database
    .selectFrom('submissions')
    .select(['slug', 'candidate', 'created_at', 'invitation_id', 'origin'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (submission === undefined) return undefined;
  return {
    id,
    slug: ChallengeSlug.parse(submission.slug),
    candidate: CandidateId.parse(submission.candidate),
    createdAt: submission.created_at,
    invitationId: InvitationId.nullable().parse(submission.invitation_id),
    origin: SubmissionOrigin.parse(submission.origin),
    judgings: await readJudgings(store, id),
  };
}

/** Empty for a submission that does not exist. */
export async function readSubmissionFiles(store: Store, id: SubmissionId): Promise<SourceFile[]> {
  const row = await store.database.selectFrom('submissions').select('files').where('id', '=', id).executeTakeFirst();
  return z.array(SourceFile).parse(row?.files ?? []);
}

async function readJudgings(store: Store, submissionId: SubmissionId): Promise<StoredJudging[]> {
  const rows = await store.database
    .selectFrom('judgings')
    .select([
      'id',
      'challenge_version as challengeVersion',
      'kind',
      'state',
      'created_at as createdAt',
      'started_at as startedAt',
      'finished_at as finishedAt',
      'report',
      'error_code as errorCode',
      'error_message as errorMessage',
      'submission_digest as submissionDigest',
      'engine',
      'reused_from as reusedFrom',
      'fault_count as faultCount',
      'rejudge_id as rejudgeId',
      'counted_at as countedAt',
    ])
    .where('submission_id', '=', submissionId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => StoredJudging.parse(row));
}
