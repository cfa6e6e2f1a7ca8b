import { z } from 'zod';
import { Language } from '../domain/challenge.ts';
import { CandidateId, ChallengeSlug } from '../domain/ids.ts';
import { InvitationEnd, InvitationId, InvitationState } from '../domain/invitation.ts';

/** Lets whoever holds it be the candidate. Part of the link; only its hash is kept. */
export const InvitationToken = z
  .string()
  .regex(/^mci_[A-Za-z0-9_-]{43}$/, 'must be the last part of an invitation link')
  .brand('InvitationToken');
export type InvitationToken = z.infer<typeof InvitationToken>;

const Time = z.iso.datetime({ offset: true });

export const PortfolioUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .max(500);

export const CandidateName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/\p{C}/u.test(name), 'must not hold control characters');

/** What is asked of all who are invited together. */
const TERMS = {
  cases: z
    .array(ChallengeSlug)
    .min(1)
    .max(10)
    .refine((slugs) => new Set(slugs).size === slugs.length, 'must not hold a case twice'),
  /** From when to when it may be begun. Whoever begins in time has all of the duration. */
  opensAt: Time.nullable().default(null),
  closesAt: Time.nullable().default(null),
  /** From its beginning; null for as long as until `closesAt`. */
  durationMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 60)
    .nullable()
    .default(null),
  /** How many submissions to each case count; null for as many as they like. */
  submissionsAtMost: z.int().min(1).max(1_000).nullable().default(null),
  /** Those it may be solved in; empty for all that its cases take. */
  languages: z.array(Language).max(10).default([]),
  /** A case to try everything out on before; left out, the simplest one that is published. */
  rehearsal: ChallengeSlug.nullable().optional(),
};

/** One person to invite. */
export const Invitee = z.strictObject({
  candidate: CandidateId.refine((id) => !/^\.{1,2}$/.test(id), 'must not be a dot or two: no address has that'),
  name: CandidateName.nullable().default(null),
  portfolioUrl: PortfolioUrl.nullable().default(null),
  /** What their duration is multiplied by; for administrators to say. */
  extraTime: z.number().min(1).max(5).default(1),
});
export type Invitee = z.infer<typeof Invitee>;

export const INVITEES_AT_MOST = 1_000;

export const InvitationRequest = z
  .strictObject({
    ...TERMS,
    candidates: z.array(Invitee).max(INVITEES_AT_MOST).default([]),
    /** More of them: a first line of column names (`candidate`, or `email`; `name`, `portfolio`, `extra_time`), then one each. */
    csv: z
      .string()
      .max(1024 * 1024)
      .optional(),
  })
  .refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || new Date(opensAt) < new Date(closesAt), {
    path: ['closesAt'],
    message: 'must be after `opensAt`',
  });
export type InvitationRequest = z.infer<typeof InvitationRequest>;

/** An invitation as reviewers see it: how much time somebody has is not a part of it. */
export const InvitationView = z.object({
  id: InvitationId,
  candidate: CandidateId,
  name: z.string().nullable(),
  cases: z.array(ChallengeSlug),
  state: InvitationState,
  opensAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  durationMinutes: z.number().positive().nullable(),
  submissionsAtMost: z.int().nullable(),
  languages: z.array(Language),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: InvitationEnd.nullable(),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** The only time that a link is told. */
export const InvitationLink = z.object({ invitation: InvitationView, link: z.url() });
export type InvitationLink = z.infer<typeof InvitationLink>;

const Minutes = z
  .number()
  .min(-24 * 60)
  .max(60 * 24 * 60)
  .refine((minutes) => Math.abs(minutes) * 60 >= 1, 'must be a second or more, to be added or taken away');

/** A few words, for people to read. */
export const Note = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine((text) => !/[\p{C}--[\n\t]]/v.test(text), 'must not hold control characters');

/** The candidate reads the note. */
export const ExtensionRequest = z.strictObject({ minutes: Minutes, note: Note });
export type ExtensionRequest = z.infer<typeof ExtensionRequest>;

/** Extends everyone who is at work or may yet begin; of one case, or of all. */
export const ExtensionOfAllRequest = ExtensionRequest.extend({ case: ChallengeSlug.optional() });
export type ExtensionOfAllRequest = z.infer<typeof ExtensionOfAllRequest>;

export const AccommodationRequest = z.strictObject({ extraTime: z.number().min(1).max(5), note: Note });
export type AccommodationRequest = z.infer<typeof AccommodationRequest>;

/** How much time an invitation has, for administrators. */
export const InvitationTime = z.object({
  deadline: z.iso.datetime().nullable(),
  extraTime: z.number(),
  accommodation: z.object({ note: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
  grants: z.array(
    z.object({
      at: z.iso.datetime(),
      seconds: z.number(),
      reason: z.enum(['extension', 'fault']),
      note: z.string(),
      by: z.string(),
    }),
  ),
});
export type InvitationTime = z.infer<typeof InvitationTime>;
