import { z } from 'zod';
import { Behaviour } from '../../domain/behaviour.ts';
import { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import { InvitationEnd, SubmissionOrigin } from '../../domain/invitation.ts';
import { GroupResult, JudgingKind, JudgingState } from '../../domain/judging.ts';
import { Limits, Usage } from '../../domain/limits.ts';
import { ParticipationId, ParticipationState } from '../../domain/participation.ts';
import { SourceFile } from '../../domain/source-file.ts';
import { Verdict } from '../../domain/verdict.ts';
import { ParticipationScore, RevealedCandidate } from './board-view.ts';

/**
 * Milliseconds since the work was begun, as a share of the time that everybody has: extra time does not show, and the
 * time of day does not either. Without an invitation since the first submission.
 */
const WorkTimeMs = z.number();

/** Of a participation's submissions of either kind, from 1, in the order in which they came. */
export const SubmissionNumber = z.int().positive().max(100_000);
export type SubmissionNumber = z.infer<typeof SubmissionNumber>;

export const ParticipationSubmission = z.object({
  number: SubmissionNumber,
  kind: JudgingKind,
  origin: SubmissionOrigin,
  atMs: WorkTimeMs,
  state: JudgingState,
  verdict: Verdict.nullable(),
  score: z.number().nullable(),
  cases: z.object({ accepted: z.int().nonnegative(), total: z.int().nonnegative() }),
});
export type ParticipationSubmission = z.infer<typeof ParticipationSubmission>;

/** One candidate's work on one challenge, as a reviewer sees it: names are scrubbed from all texts until they are revealed. */
export const ParticipationView = z.object({
  id: ParticipationId,
  alias: z.string(),
  candidate: RevealedCandidate.nullable(),
  challenge: z.object({ slug: ChallengeSlug, title: z.string() }),
  state: ParticipationState,
  endedBy: InvitationEnd.nullable(),
  timeUsedMs: z.number().nonnegative().nullable(),
  /** Of the submission `counted`. */
  result: ParticipationScore.nullable(),
  /** The submission that counts: the earliest of the best. */
  counted: SubmissionNumber.nullable(),
  /** The oldest first. */
  submissions: z.array(ParticipationSubmission),
  /** All whose work was judged, this one too: how many, and how many of them scored less. */
  cohort: z.object({ scored: z.int().nonnegative(), below: z.int().nonnegative() }),
});
export type ParticipationView = z.infer<typeof ParticipationView>;

/** A test by its group and its title. */
export const CaseName = z.object({ group: z.string(), title: z.string() });
export type CaseName = z.infer<typeof CaseName>;

export const TimelineEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begun'), atMs: WorkTimeMs }),
  z.object({
    type: z.literal('saved'),
    atMs: WorkTimeMs,
    revision: z.int().nonnegative(),
    /** Against the save before; the first against the starter. */
    linesAdded: z.int().nonnegative(),
    linesRemoved: z.int().nonnegative(),
    files: z.array(z.string()),
    /** Whether so much came in so little time that it was hardly typed: no proof of anything, and something to ask about. */
    isLarge: z.boolean(),
  }),
  z.object({
    type: z.literal('judged'),
    atMs: WorkTimeMs,
    number: SubmissionNumber,
    kind: JudgingKind,
    origin: SubmissionOrigin,
    verdict: Verdict.nullable(),
    score: z.number().nullable(),
    cases: z.object({ accepted: z.int().nonnegative(), total: z.int().nonnegative() }),
    /** Tests that pass now and did not the last time that they ran, and the other way round. */
    turnedGreen: z.array(CaseName),
    turnedRed: z.array(CaseName),
  }),
  z.object({ type: z.literal('ended'), atMs: WorkTimeMs, by: InvitationEnd }),
]);
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const Timeline = z.object({
  /** In order of time. */
  events: z.array(TimelineEvent),
  /** How long everybody has; null where there is no limit. */
  allottedMs: z.number().positive().nullable(),
  /** What it was begun with. */
  starter: z.array(SourceFile),
});
export type Timeline = z.infer<typeof Timeline>;

/** One save, for playback. */
export const SavedFiles = z.object({ revision: z.int().nonnegative(), files: z.array(SourceFile) });
export type SavedFiles = z.infer<typeof SavedFiles>;

/** All of one submission, hidden tests included. */
export const ParticipationSubmissionView = ParticipationSubmission.extend({
  challengeVersion: ChallengeVersion,
  versionNumber: z.int().positive(),
  files: z.array(SourceFile),
  starter: z.array(SourceFile),
  groups: z.array(GroupResult),
  usage: Usage.nullable(),
  limits: Limits,
  /** The processor time of each run, where it was judged more than once. */
  cpuRunsMs: z.array(z.number()),
  compileError: z.string().nullable(),
  output: z.string(),
  behaviour: Behaviour,
});
export type ParticipationSubmissionView = z.infer<typeof ParticipationSubmissionView>;
