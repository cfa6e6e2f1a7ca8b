import { z } from 'zod';
import { Category } from '../domain/category.ts';
import { DecisionOutcome } from '../domain/decision.ts';
import { CandidateId, ChallengeSlug, SubmissionId } from '../domain/ids.ts';
import { InvitationEnd, InvitationId } from '../domain/invitation.ts';
import { ParticipationId } from '../domain/participation.ts';
import { Verdict } from '../domain/verdict.ts';
import { WebhookId } from './webhook-view.ts';

/** Sent when somebody asks for it, to see whether it arrives. */
export const PingEvent = z.object({ type: z.literal('ping'), data: z.object({ webhook: WebhookId }) });

const InvitationData = z.object({
  invitation: InvitationId,
  candidate: CandidateId,
  cases: z.array(ChallengeSlug),
});

/** A candidate has begun. */
export const InvitationStarted = z.object({ type: z.literal('invitation.started'), data: InvitationData });

/** A candidate has handed in, or their time was over. */
export const InvitationEnded = z.object({
  type: z.literal('invitation.ended'),
  data: InvitationData.extend({ endedBy: InvitationEnd }),
});

/** A submission has a verdict that counts, for the first time or by a newer version of its challenge. */
export const SubmissionJudged = z.object({
  type: z.literal('submission.judged'),
  data: z.object({
    /** Null while nobody has looked at the challenge's board since the candidate came. */
    participation: ParticipationId.nullable(),
    submission: SubmissionId,
    candidate: CandidateId,
    challenge: ChallengeSlug,
    kind: z.literal('submission'),
    verdict: Verdict,
    score: z.number().min(0).max(100),
    /** From 0 to 100 for each category that the challenge has points in. */
    categories: z.partialRecord(Category, z.number()),
  }),
});

const DecisionData = z.object({
  participation: ParticipationId,
  candidate: CandidateId,
  challenge: ChallengeSlug,
  outcome: DecisionOutcome,
});

/** A first reader has proposed how to decide. */
export const DecisionProposed = z.object({ type: z.literal('decision.proposed'), data: DecisionData });

/** It is decided. */
export const DecisionMade = z.object({ type: z.literal('decision.made'), data: DecisionData });

const EVENTS = [
  PingEvent,
  InvitationStarted,
  InvitationEnded,
  SubmissionJudged,
  DecisionProposed,
  DecisionMade,
] as const;

/** What happened. */
export const WebhookHappening = z.discriminatedUnion('type', EVENTS);
export type WebhookHappening = z.infer<typeof WebhookHappening>;

/** The same `id` is the same event, however often it comes. */
export const WebhookEventBase = z.object({ id: z.uuid(), at: z.iso.datetime() });

/** What a receiver is sent: what happened, and when. */
export const WebhookEvent = z.intersection(WebhookEventBase, WebhookHappening);
export type WebhookEvent = z.infer<typeof WebhookEvent>;
