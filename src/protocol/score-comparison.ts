import { z } from 'zod';
import { CATEGORIES, Category } from '../domain/category.ts';
import { CandidateId, ChallengeSlug, ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import { Verdict } from '../domain/verdict.ts';

export const CountedJudging = z.object({
  submission: SubmissionId,
  judging: JudgingId,
  challengeVersion: ChallengeVersion,
  verdict: Verdict,
  score: z.number(),
  scoreByCategory: z.partialRecord(Category, z.number()),
  submittedAt: z.iso.datetime(),
});
export type CountedJudging = z.infer<typeof CountedJudging>;

export const CandidateScores = z.object({
  candidate: CandidateId,
  /** How many judged submissions there are. */
  submissions: z.int(),
  best: CountedJudging,
  latest: CountedJudging,
});
export type CandidateScores = z.infer<typeof CandidateScores>;

export const ScoreComparison = z.object({ challenge: ChallengeSlug, candidates: z.array(CandidateScores) });
export type ScoreComparison = z.infer<typeof ScoreComparison>;

/** A category sorts by the best judging's score in it. */
const SCORE_SORTS = ['best', 'latest', 'candidate', 'submittedAt', ...CATEGORIES] as const;
export const ScoreSort = z.enum(SCORE_SORTS);
export type ScoreSort = z.infer<typeof ScoreSort>;

export const SortOrder = z.enum(['asc', 'desc']);
export type SortOrder = z.infer<typeof SortOrder>;
