import { z } from 'zod';
import { CandidateId, ChallengeSlug, ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import { JudgeErrorCode } from '../domain/judge-error.ts';
import { GroupResult, JudgingKind, JudgingReport, JudgingState } from '../domain/judging.ts';
import { Usage } from '../domain/limits.ts';
import { SourceFile, SourceFiles } from '../domain/source-file.ts';
import { Verdict } from '../domain/verdict.ts';

/** What a client sends to have a solution judged. */
export const SubmissionRequest = z.strictObject({
  challenge: ChallengeSlug,
  candidate: CandidateId,
  kind: JudgingKind.default('submission'),
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
  kind: JudgingKind,
  state: JudgingState,
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Why it was aborted. */
  error: z.object({ code: JudgeErrorCode, message: z.string() }).nullable(),
});

/** A judging as its candidate may see it: each group as far as its feedback level allows. */
export const JudgingView = JudgingHead.extend({
  /** Its place in the queue, from 1; null when it is queued no longer. */
  position: z.int().positive().nullable(),
  verdict: Verdict.nullable(),
  /** From 0 to 100; null until judged, for samples, and where a group's points are not to be known. */
  score: z.number().nullable(),
  groups: z.array(GroupResult),
  usage: Usage.nullable(),
  compileError: z.string().nullable(),
  /** What the program wrote to its console, in sample judgings: elsewhere it could tell of hidden tests. */
  output: z.string().nullable(),
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
  files: z.array(SourceFile),
  judgings: z.array(JudgingHead.extend({ report: JudgingReport.nullable() })),
});
export type SubmissionReport = z.infer<typeof SubmissionReport>;
