import { z } from 'zod';
import { CandidateId, ChallengeSlug, SubmissionId } from '../domain/ids.ts';
import { InvitationId, SubmissionOrigin } from '../domain/invitation.ts';
import { JudgingKind } from '../domain/judging.ts';
import { SourceFile } from '../domain/source-file.ts';
import { Stage } from '../domain/stage.ts';
import { InvitationTime, InvitationView, Note } from './invitation-view.ts';
import { JudgingView } from './submission-view.ts';

export const StageNote = z.object({
  at: z.iso.datetime(),
  stage: Stage,
  note: z.string(),
  by: z.string(),
});
export type StageNote = z.infer<typeof StageNote>;

export const CandidateSummary = z.object({
  id: CandidateId,
  name: z.string().nullable(),
  portfolioUrl: z.string().nullable(),
  stage: Stage,
  createdAt: z.iso.datetime(),
  invitations: z.int().nonnegative(),
  notes: z.int().nonnegative(),
});
export type CandidateSummary = z.infer<typeof CandidateSummary>;

export const CandidateView = CandidateSummary.omit({ invitations: true, notes: true }).extend({
  notes: z.array(StageNote),
  invitations: z.array(InvitationView),
});
export type CandidateView = z.infer<typeof CandidateView>;

/** Moves somebody to another stage, or notes something at the one they are in. */
export const StageChange = z
  .strictObject({ stage: Stage.optional(), note: Note.optional() })
  .refine(({ stage, note }) => stage !== undefined || note !== undefined, 'must hold `stage`, `note` or both');
export type StageChange = z.infer<typeof StageChange>;

/** All that is kept of a candidate, but for hidden tests, which are the company's. */
export const CandidateExport = z.object({
  exportedAt: z.iso.datetime(),
  candidate: CandidateView,
  time: z.array(InvitationTime.extend({ invitation: InvitationId })),
  drafts: z.array(
    z.object({
      invitation: InvitationId,
      case: ChallengeSlug,
      revision: z.int(),
      savedAt: z.iso.datetime(),
      files: z.array(SourceFile),
    }),
  ),
  submissions: z.array(
    z.object({
      id: SubmissionId,
      invitation: InvitationId.nullable(),
      case: ChallengeSlug,
      createdAt: z.iso.datetime(),
      kind: JudgingKind,
      origin: SubmissionOrigin,
      files: z.array(SourceFile),
      judgings: z.array(JudgingView),
    }),
  ),
  changes: z.array(z.object({ at: z.iso.datetime(), by: z.string(), action: z.string(), after: z.unknown() })),
});
export type CandidateExport = z.infer<typeof CandidateExport>;

export const ErasureRequest = z.strictObject({
  /** The candidate's id again, as a person types it: nothing brings them back. */
  confirm: CandidateId,
  reason: Note,
});
export type ErasureRequest = z.infer<typeof ErasureRequest>;

/** That somebody was erased; not who. Whoever knows the id can prove it by the salted hash. */
export const Erasure = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string(),
  /** Hexadecimal. */
  salt: z.string(),
  /** SHA-256 of the salt's text, a colon and the candidate's id, hexadecimal. */
  candidateHash: z.string(),
  /** How many rows of each table are no more. */
  removed: z.record(z.string(), z.int().nonnegative()),
});
export type Erasure = z.infer<typeof Erasure>;
