import { z } from 'zod';
import { Language } from '../../domain/challenge.ts';
import { ChallengeSlug, SubmissionDigest, SubmissionId } from '../../domain/ids.ts';
import { InvitationEnd, InvitationId, InvitationState, SubmissionOrigin } from '../../domain/invitation.ts';
import { JudgingKind, JudgingState } from '../../domain/judging.ts';
import { SourceFile, SourceFiles } from '../../domain/source-file.ts';
import { Verdict } from '../../domain/verdict.ts';
import { ChallengeView } from '../challenge-view.ts';
import { PortfolioUrl } from '../invitation-view.ts';
import { JudgingView } from '../submission-view.ts';

/** A case of an invitation, and how far its candidate is with it. */
export const SolveCase = z.object({
  slug: ChallengeSlug,
  title: z.string(),
  summary: z.string(),
  languages: z.array(Language),
  /** When its newest draft was saved; null where there is none. */
  savedAt: z.iso.datetime().nullable(),
  /** Submissions that count; those that failed through our fault do not. */
  submissionsUsed: z.int().nonnegative(),
  /** How many may count; null without a limit. */
  submissionsAtMost: z.int().positive().nullable(),
});
export type SolveCase = z.infer<typeof SolveCase>;

/** Time that was added to an invitation: `fault` for what we cost, by itself. */
export const TimeGrant = z.object({
  at: z.iso.datetime(),
  seconds: z.int(),
  reason: z.enum(['extension', 'fault']),
  /** Why, for the candidate to read. */
  note: z.string(),
});
export type TimeGrant = z.infer<typeof TimeGrant>;

/** An invitation as its candidate sees it. */
export const SolveView = z.object({
  id: InvitationId,
  /** What the candidate is called; their address where no name is known. */
  candidate: z.string(),
  state: InvitationState,
  /** The server's clock, by which all times of the invitation go. */
  now: z.iso.datetime(),
  opensAt: z.iso.datetime().nullable(),
  /** Until when it may be begun. */
  closesAt: z.iso.datetime().nullable(),
  /** How long there is from its beginning, extra time included; null where it lasts until `closesAt`. */
  durationSeconds: z.int().positive().nullable(),
  startedAt: z.iso.datetime().nullable(),
  /** Null before it was begun, and where there is none. */
  deadline: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Null until it is over. */
  endedBy: InvitationEnd.nullable(),
  grants: z.array(TimeGrant),
  /** For how many days after the invitation's end what is recorded is kept; null for as long as the company keeps it. */
  keptForDays: z.int().positive().nullable(),
  /** To try everything out before: never timed, never counted. Null where there is none. */
  rehearsal: SolveCase.nullable(),
  cases: z.array(SolveCase),
  profile: z.object({ portfolioUrl: z.string().nullable(), language: Language.nullable() }),
});
export type SolveView = z.infer<typeof SolveView>;

/** What a candidate may say about themselves. */
export const SolveProfile = z.strictObject({
  portfolioUrl: PortfolioUrl.nullable().optional(),
  language: Language.nullable().optional(),
});
export type SolveProfile = z.infer<typeof SolveProfile>;

/** A case to work on. */
export const SolveCaseView = ChallengeView.extend({
  /** The statement as HTML, made of safe elements only. */
  statementHtml: z.string(),
  isRehearsal: z.boolean(),
  submissionsUsed: z.int().nonnegative(),
  submissionsAtMost: z.int().positive().nullable(),
});
export type SolveCaseView = z.infer<typeof SolveCaseView>;

/** What a candidate is at. Revision 0 is the starter, which nobody saved. */
export const Draft = z.object({
  revision: z.int().nonnegative(),
  savedAt: z.iso.datetime().nullable(),
  files: z.array(SourceFile),
});
export type Draft = z.infer<typeof Draft>;

export const DraftSave = z.strictObject({
  /** The revision that this one was written on. Another one than the newest is refused: somebody else saved meanwhile. */
  baseRevision: z.int().nonnegative(),
  files: SourceFiles,
});
export type DraftSave = z.infer<typeof DraftSave>;

export const DraftSaved = Draft.omit({ files: true });
export type DraftSaved = z.infer<typeof DraftSaved>;

export const SolveSubmissionRequest = z.strictObject({ kind: JudgingKind.default('submission'), files: SourceFiles });
export type SolveSubmissionRequest = z.infer<typeof SolveSubmissionRequest>;

export const SolveReceipt = z.object({
  id: SubmissionId,
  submissionDigest: SubmissionDigest,
  links: z.object({ self: z.string(), events: z.string() }),
});
export type SolveReceipt = z.infer<typeof SolveReceipt>;

/** One line of a case's history. */
export const SolveSubmissionHead = z.object({
  id: SubmissionId,
  submissionDigest: SubmissionDigest,
  createdAt: z.iso.datetime(),
  kind: JudgingKind,
  origin: SubmissionOrigin,
  state: JudgingState,
  verdict: Verdict.nullable(),
  score: z.number().nullable(),
  /** Sample cases, and others that may be seen: how many passed, of how many. */
  cases: z.object({ accepted: z.int().nonnegative(), total: z.int().nonnegative() }).nullable(),
  /** Whether it is the one that counts: the best so far. Null where its candidate may not know scores. */
  counts: z.boolean().nullable(),
});
export type SolveSubmissionHead = z.infer<typeof SolveSubmissionHead>;

export const SolveSubmissionView = z.object({
  id: SubmissionId,
  challenge: ChallengeSlug,
  submissionDigest: SubmissionDigest,
  createdAt: z.iso.datetime(),
  origin: SubmissionOrigin,
  files: z.array(SourceFile),
  /** Its newest judging that counts. */
  judging: JudgingView,
});
export type SolveSubmissionView = z.infer<typeof SolveSubmissionView>;

/** What was handed in, for the candidate to keep. */
export const Receipt = z.object({
  invitation: InvitationId,
  candidate: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  endedBy: InvitationEnd,
  cases: z.array(
    z.object({
      slug: ChallengeSlug,
      title: z.string(),
      submissions: z.array(SolveSubmissionHead),
    }),
  ),
});
export type Receipt = z.infer<typeof Receipt>;
