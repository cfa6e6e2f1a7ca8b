import { z } from 'zod';
import { ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import { JudgingKind } from '../domain/judging.ts';
import { SourceFiles } from '../domain/source-file.ts';

/** What the queue carries: names only, so that it can be lost and rebuilt. */
export const JudgingJob = z.strictObject({
  judgingId: JudgingId,
  submissionId: SubmissionId,
  challengeVersion: ChallengeVersion,
  kind: JudgingKind,
  /** A part of a rejudge: nobody waits for it. */
  isShadow: z.boolean().optional(),
});
export type JudgingJob = z.infer<typeof JudgingJob>;

/** What a worker fetches to judge a job, besides its `ChallengePackage`: no candidate, no name, no score so far. */
export const SealedSubmission = z.strictObject({
  judgingId: JudgingId,
  submissionId: SubmissionId,
  files: SourceFiles,
});
export type SealedSubmission = z.infer<typeof SealedSubmission>;

/** The answer to a worker's claim: what to judge, and the number that its result must carry. */
export const ClaimedJudging = z.strictObject({
  lease: z.int().positive(),
  kind: JudgingKind,
  challengeVersion: ChallengeVersion,
  submission: SealedSubmission,
});
export type ClaimedJudging = z.infer<typeof ClaimedJudging>;
