import { z } from 'zod';
import { CandidateReport } from '../domain/candidate-report.ts';
import {
  CandidateId,
  ChallengeSlug,
  ChallengeVersion,
  EngineVersion,
  JudgingId,
  SubmissionDigest,
  SubmissionId,
} from '../domain/ids.ts';
import { InvitationId, SubmissionOrigin } from '../domain/invitation.ts';
import { JudgeErrorCode } from '../domain/judge-error.ts';
import { JudgingKind, JudgingReport, JudgingState } from '../domain/judging.ts';
import { SourceFile, SourceFiles } from '../domain/source-file.ts';
import { RejudgeId } from './rejudge-view.ts';
import { VersionNumber } from './version-view.ts';

/** What a client sends to have a solution judged. */
export const SubmissionRequest = z.strictObject({
  challenge: ChallengeSlug,
  candidate: CandidateId,
  kind: JudgingKind.default('submission'),
  /**
   * `allowed`: where the same files were judged before, against the same challenge version and by the same engine, that
   * outcome is the answer. The same would come out again.
   */
  reuse: z.enum(['never', 'allowed']).default('never'),
  /** The number of the version to judge it by, where it is not the current one. What is sent to a draft never counts. */
  version: VersionNumber.optional(),
  files: SourceFiles,
});
export type SubmissionRequest = z.infer<typeof SubmissionRequest>;

/** The answer to an accepted submission. */
export const SubmissionReceipt = z.object({
  id: SubmissionId,
  judging: JudgingId,
  links: z.object({ self: z.string(), events: z.string(), report: z.string() }),
});
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>;

const JudgingHead = z.object({
  id: JudgingId,
  challengeVersion: ChallengeVersion,
  submissionDigest: SubmissionDigest,
  kind: JudgingKind,
  state: JudgingState,
  /** The judging whose outcome this one took over; null where it was judged itself. */
  reusedFrom: JudgingId.nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Why it was aborted. */
  error: z.object({ code: JudgeErrorCode, message: z.string() }).nullable(),
});

/** A judging as its candidate may see it; its times are whole seconds where hidden tests ran. */
export const JudgingView = JudgingHead.extend({
  /** Its place in the queue, from 1; null when it is queued no longer. */
  position: z.int().positive().nullable(),
  ...CandidateReport.shape,
});
export type JudgingView = z.infer<typeof JudgingView>;

const SubmissionHead = z.object({
  id: SubmissionId,
  challenge: ChallengeSlug,
  candidate: CandidateId,
  createdAt: z.iso.datetime(),
});

export const SubmissionView = SubmissionHead.extend({ judgings: z.array(JudgingView) });
export type SubmissionView = z.infer<typeof SubmissionView>;

/** Everything there is to know of a submission, for reviewers. */
export const SubmissionReport = SubmissionHead.extend({
  /** What it was sent for; null for what came by the API. */
  invitation: InvitationId.nullable(),
  /** Whether it is the draft that we submitted when the time was over. */
  origin: SubmissionOrigin,
  files: z.array(SourceFile),
  judgings: z.array(
    JudgingHead.extend({
      /** What it was judged by; null until it is. */
      engine: EngineVersion.nullable(),
      /** How often it failed through our fault and was begun again. */
      faults: z.int().nonnegative(),
      /** The rejudge that it is a part of. */
      rejudge: RejudgeId.nullable(),
      /** Since when it may make the score; null until its rejudge is applied. */
      countedAt: z.iso.datetime().nullable(),
      report: JudgingReport.nullable(),
    }),
  ),
});
export type SubmissionReport = z.infer<typeof SubmissionReport>;
