import { z } from 'zod';
import { DecisionOutcome, DecisionState } from '../../domain/decision.ts';
import { FeedbackLevel } from '../../domain/feedback.ts';
import { Criterion, Mark } from '../../domain/rubric.ts';
import { SourcePath } from '../../domain/source-file.ts';
import { Note } from '../invitation-view.ts';
import { SubmissionNumber } from './participation-view.ts';

/** More than a few words, for people to read. */
const Text = z.string().refine((text) => !/[[\p{Cc}\p{Cs}]--[\n\t]]/v.test(text), 'must not hold control characters');

const Why = Text.max(2_000);

export const CriterionMark = z.strictObject({ mark: Mark.nullable(), why: Why.default('') });
export type CriterionMark = z.infer<typeof CriterionMark>;

/** What somebody saves of their review. It is final once every criterion has a mark and `isFinal` is said. */
export const ReviewChange = z
  .strictObject({ marks: z.record(Criterion, CriterionMark), isFinal: z.boolean().default(false) })
  .refine(({ marks, isFinal }) => !isFinal || Object.values(marks).every(({ mark }) => mark !== null), {
    path: ['marks'],
    message: 'must all be given before a review is final',
  });
export type ReviewChange = z.infer<typeof ReviewChange>;

export const ReviewView = z.object({
  by: z.string(),
  isMine: z.boolean(),
  marks: z.record(Criterion, z.object({ mark: Mark.nullable(), why: z.string() })),
  isFinal: z.boolean(),
  savedAt: z.iso.datetime(),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** Whoever has not handed in a review does not see what others think: nobody is to be led. */
export const Reviews = z.object({
  mine: ReviewView.nullable(),
  /** Final ones; null as long as the reader's own is not final. */
  others: z.array(ReviewView).nullable(),
  /** How many others are final. */
  othersFinal: z.int().nonnegative(),
  /** Criteria on which two final reviews are two marks or more apart; null as long as `others` is. */
  disputed: z.array(z.object({ criterion: Criterion, lowest: Mark, highest: Mark })).nullable(),
});
export type Reviews = z.infer<typeof Reviews>;

export const CommentId = z.uuid().brand('CommentId');
export type CommentId = z.infer<typeof CommentId>;

/** On lines of one submission's file. */
export const CommentRequest = z.strictObject({
  submission: SubmissionNumber,
  path: SourcePath,
  line: z.int().positive().max(1_000_000),
  text: Note,
});
export type CommentRequest = z.infer<typeof CommentRequest>;

export const CommentChange = z.strictObject({ text: Note });
export type CommentChange = z.infer<typeof CommentChange>;

export const CommentView = z.object({
  id: CommentId,
  submission: SubmissionNumber,
  path: z.string(),
  line: z.int().positive(),
  text: z.string(),
  by: z.string(),
  isMine: z.boolean(),
  at: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable(),
});
export type CommentView = z.infer<typeof CommentView>;

/** Others' comments come with others' reviews: once the reader's own is final. */
export const Comments = z.object({ comments: z.array(CommentView), hidden: z.int().nonnegative() });
export type Comments = z.infer<typeof Comments>;

export const DecisionProposal = z.strictObject({
  outcome: DecisionOutcome,
  /** For the company. */
  reason: Note,
  /** For the candidate, at the head of their report; empty for none. */
  message: Text.trim().max(4_000).default(''),
  /** How much of the results the report tells; never more of a hidden test than its title, unless its group tells more. */
  feedback: FeedbackLevel.default('category'),
});
export type DecisionProposal = z.infer<typeof DecisionProposal>;

/** What the second reader says. Somebody else than who proposed it, who has marked the work, too. */
export const SecondReading = z.strictObject({ agrees: z.boolean(), reason: Note });
export type SecondReading = z.infer<typeof SecondReading>;

export const DecisionView = z.object({
  outcome: DecisionOutcome,
  state: DecisionState,
  reason: z.string(),
  message: z.string(),
  feedback: FeedbackLevel,
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  /** Whether the reader has proposed it, and so cannot be its second reader. */
  isMine: z.boolean(),
  second: z.object({ by: z.string(), at: z.iso.datetime(), agrees: z.boolean(), reason: z.string() }).nullable(),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const Decisions = z.object({
  current: DecisionView.nullable(),
  /** Older ones, the newest first. */
  history: z.array(DecisionView),
  /**
   * What waits, or was returned, while the reader's own review is not final: nobody is to be led. They are told none of
   * it then, and nothing older either; null where nothing is kept from them.
   */
  hidden: DecisionView.pick({ state: true, proposedBy: true, proposedAt: true }).nullable(),
  /** When a link to the candidate's report was last made; null where there is none that works. */
  reportLinkMadeAt: z.iso.datetime().nullable(),
});
export type Decisions = z.infer<typeof Decisions>;

/** The only time that the address of a candidate's report is told. */
export const ReportLink = z.object({ link: z.url() });
export type ReportLink = z.infer<typeof ReportLink>;

/** Part of the address of a candidate's report; only its hash is kept. */
export const ReportToken = z
  .string()
  .regex(/^mcr_[A-Za-z0-9_-]{43}$/, "must be the last part of a report's address")
  .brand('ReportToken');
export type ReportToken = z.infer<typeof ReportToken>;
