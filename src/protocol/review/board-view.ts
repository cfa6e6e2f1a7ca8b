import { z } from 'zod';
import { Category } from '../../domain/category.ts';
import { DecisionOutcome, DecisionState } from '../../domain/decision.ts';
import { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import { ParticipationId, ParticipationState } from '../../domain/participation.ts';
import { Verdict } from '../../domain/verdict.ts';
import { Note } from '../invitation-view.ts';

/** Who it is; only for readers to whom it was revealed. */
export const RevealedCandidate = z.object({
  id: CandidateId,
  name: z.string().nullable(),
  portfolioUrl: z.string().nullable(),
});
export type RevealedCandidate = z.infer<typeof RevealedCandidate>;

/** What the submission that counts came to. */
export const ParticipationScore = z.object({
  score: z.number().min(0).max(100),
  /** Its standard error in points; null where there is none to tell. See `src/domain/score-error.ts`. */
  error: z.number().nonnegative().nullable(),
  /** Whether its processor time ended near the limit, so that it was judged again. */
  isBorderline: z.boolean(),
  verdict: Verdict,
  /** 0 to 100 for each category that the challenge has points in. */
  categories: z.partialRecord(Category, z.number()),
});
export type ParticipationScore = z.infer<typeof ParticipationScore>;

/** One candidate's work on the challenge, in a line. */
export const BoardRow = z.object({
  id: ParticipationId,
  /** What the candidate is called here, whoever reads: the same for everybody, and for ever. */
  alias: z.string(),
  /** Null as long as it is not revealed to the reader. */
  candidate: RevealedCandidate.nullable(),
  /** Its place in the reader's own order, from 1: random, and always the same. */
  place: z.int().positive(),
  state: ParticipationState,
  /** Null where nothing was judged that counts. */
  result: ParticipationScore.nullable(),
  /** Submissions that count, and runs of the samples. */
  submissions: z.int().nonnegative(),
  sampleRuns: z.int().nonnegative(),
  /** From the beginning to the last submission, as a share of what everybody else has: extra time does not show. Null where it was not begun by an invitation. */
  timeUsedMs: z.number().nonnegative().nullable(),
  /** How far it was marked. What others have given is told once the reader has handed in a review. */
  review: z.object({
    mine: z.enum(['none', 'begun', 'final']),
    /** How many reviews are final. */
    final: z.int().nonnegative(),
    /** Of all criteria of all final reviews; null until the reader may know. */
    meanMark: z.number().nullable(),
    /** Whether two final reviews are two marks or more apart on some criterion; null until the reader may know. */
    isDisputed: z.boolean().nullable(),
  }),
  comments: z.int().nonnegative(),
  decision: z
    .object({
      /** Null of what is not made, until the reader may know. */
      outcome: DecisionOutcome.nullable(),
      state: DecisionState,
    })
    .nullable(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const Board = z.object({
  challenge: z.object({ slug: ChallengeSlug, title: z.string() }),
  /** Those that the challenge has points in, in the order of `CATEGORIES`. */
  categories: z.array(Category),
  /** From which score on candidates are to be invited; null where nobody has drawn the line. */
  inviteLine: z.object({ score: z.number(), setBy: z.string(), setAt: z.iso.datetime() }).nullable(),
  /** How far reviewers agree, by Cohen's kappa with quadratic weights over those with two final reviews; null of fewer than five. */
  agreement: z.object({ kappa: z.number(), participations: z.int() }).nullable(),
  /** By `place`. */
  rows: z.array(BoardRow),
});
export type Board = z.infer<typeof Board>;

/** Null takes the line away. */
export const InviteLineChange = z.strictObject({ score: z.number().min(0).max(100).nullable() });
export type InviteLineChange = z.infer<typeof InviteLineChange>;

export const REVEALED_AT_ONCE = 1_000;

/** Asks who they are: it is written down who asked, and why. */
export const RevealRequest = z.strictObject({
  participations: z.array(ParticipationId).min(1).max(REVEALED_AT_ONCE),
  reason: Note,
});
export type RevealRequest = z.infer<typeof RevealRequest>;

export const Revealed = z.object({
  revealed: z.array(z.object({ participation: ParticipationId, candidate: RevealedCandidate })),
});
export type Revealed = z.infer<typeof Revealed>;
