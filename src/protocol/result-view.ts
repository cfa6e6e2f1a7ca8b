import { z } from 'zod';
import { CandidateId, ChallengeSlug } from '../domain/ids.ts';
import { ParticipationId, ParticipationState } from '../domain/participation.ts';
import { ParticipationScore } from './review/board-view.ts';
import { DecisionView } from './review/review-view.ts';

/** What came of one candidate's work on one challenge, by name: for applicant-tracking systems. */
export const CandidateResult = z.object({
  participation: ParticipationId,
  candidate: CandidateId,
  name: z.string().nullable(),
  challenge: z.object({ slug: ChallengeSlug, title: z.string() }),
  state: ParticipationState,
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  result: ParticipationScore.nullable(),
  /** Final marks, each the mean of those who gave them; null where nobody did. */
  marks: z.object({
    approach: z.number().nullable(),
    creativity: z.number().nullable(),
    communication: z.number().nullable(),
    reviews: z.int().nonnegative(),
  }),
  decision: DecisionView.omit({ isMine: true }).nullable(),
  /** Where people read more of it. */
  link: z.url(),
});
export type CandidateResult = z.infer<typeof CandidateResult>;

export const ResultQuery = z.object({ after: ParticipationId.optional() });
export type ResultQuery = z.infer<typeof ResultQuery>;

export const CandidateResults = z.object({ results: z.array(CandidateResult) });
export type CandidateResults = z.infer<typeof CandidateResults>;

export const ResultPage = CandidateResults.extend({
  /** What to ask for `after` to get the next ones; null where there are none. */
  next: ParticipationId.nullable(),
});
export type ResultPage = z.infer<typeof ResultPage>;
