import { z } from 'zod';
import { CandidateId, ChallengeSlug, JudgingId, SubmissionId } from '../domain/ids.ts';
import { PersonName, VersionNumber } from './version-view.ts';

export const RejudgeId = z.uuid().brand('RejudgeId');
export type RejudgeId = z.infer<typeof RejudgeId>;

export const RejudgeDecision = z.enum(['applied', 'dropped']);
export type RejudgeDecision = z.infer<typeof RejudgeDecision>;

export const RejudgeRequest = z.strictObject({ from: VersionNumber, to: VersionNumber, by: PersonName });
export type RejudgeRequest = z.infer<typeof RejudgeRequest>;

export const RejudgeVerdict = z.strictObject({
  decision: z.enum(['apply', 'drop']),
  /** Another person than the one who started it. */
  by: PersonName,
});
export type RejudgeVerdict = z.infer<typeof RejudgeVerdict>;

export const RejudgeProgress = z.object({
  total: z.int().nonnegative(),
  judged: z.int().nonnegative(),
  /** Through a fault of ours or of the author's: they have no new score, and keep the old one. */
  aborted: z.int().nonnegative(),
  /** From what was measured since the first one began; null until one has ended, and once all have. */
  estimate: z.object({ judgingsPerMinute: z.number().positive(), remainingMs: z.number().nonnegative() }).nullable(),
});
export type RejudgeProgress = z.infer<typeof RejudgeProgress>;

export const RejudgeSummary = z.object({
  id: RejudgeId,
  challenge: ChallengeSlug,
  from: VersionNumber,
  to: VersionNumber,
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  decision: RejudgeDecision.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  progress: RejudgeProgress,
});
export type RejudgeSummary = z.infer<typeof RejudgeSummary>;

/** A submission's score by the old version and by the new one. */
export const ScoreChange = z.object({
  candidate: CandidateId,
  submission: SubmissionId,
  oldJudging: JudgingId,
  newJudging: JudgingId,
  before: z.number(),
  after: z.number(),
});
export type ScoreChange = z.infer<typeof ScoreChange>;

/** A candidate's best score, over all submissions that count. */
export const CandidateChange = z.object({
  candidate: CandidateId,
  before: z.number(),
  after: z.number(),
  /** Set where the change lifts them over the line that was asked about, or drops them below it. */
  crosses: z.enum(['up', 'down']).nullable(),
});
export type CandidateChange = z.infer<typeof CandidateChange>;

export const CaseChange = z.object({
  group: z.string(),
  title: z.string(),
  /** A test that only one of the versions has changes scores as well. */
  presence: z.enum(['both', 'old', 'new']),
  /** How many submissions pass it now and did not, and the other way round. Of a test that one version lacks, 0. */
  newlyPassed: z.int().nonnegative(),
  newlyFailed: z.int().nonnegative(),
  /** How many submissions passed it, by the old version and by the new one; null where that has no such test. */
  passedBefore: z.int().nonnegative().nullable(),
  passedAfter: z.int().nonnegative().nullable(),
});
export type CaseChange = z.infer<typeof CaseChange>;

export const RejudgeReport = RejudgeSummary.extend({
  /** The invite line that was asked about. */
  line: z.number().nullable(),
  rises: z.int().nonnegative(),
  falls: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  /** The largest change first, falls before rises. */
  candidates: z.array(CandidateChange),
  submissions: z.array(ScoreChange),
  /** Tests that some submission passes now and did not, or the other way round, or that only one version has. */
  cases: z.array(CaseChange),
});
export type RejudgeReport = z.infer<typeof RejudgeReport>;
