import { z } from 'zod';
import { ChallengeManifest, TestedSolution } from '../domain/challenge.ts';
import { ChallengeSlug, ChallengeVersion } from '../domain/ids.ts';
import { SourceFile } from '../domain/source-file.ts';
import { CheckReport } from './check-report.ts';

/** A draft is for authors alone; what is published never changes. */
export const VersionState = z.enum(['draft', 'published']);
export type VersionState = z.infer<typeof VersionState>;

/** A version's place among those of its challenge, from 1. */
export const VersionNumber = z.int().positive().max(1_000_000);
export type VersionNumber = z.infer<typeof VersionNumber>;

/** Who does something. Of those who have an account it is the account's name, whatever they say. */
export const PersonName = z
  .string()
  .trim()
  .min(1, 'must say who you are')
  .max(120)
  .refine((name) => !/\p{C}/u.test(name), 'must not hold control characters');
export type PersonName = z.infer<typeof PersonName>;

/** What a check came to, in a line. */
export const CheckSummary = z.object({
  isGreen: z.boolean(),
  checkedAt: z.iso.datetime(),
  errors: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  killRate: z.number().nullable(),
});
export type CheckSummary = z.infer<typeof CheckSummary>;

export const VersionSummary = z.object({
  number: VersionNumber,
  version: ChallengeVersion,
  state: VersionState,
  /** Whether new submissions are judged against it. */
  isCurrent: z.boolean(),
  /** Whether it came with the folder of challenges, and so without a check. */
  isFromFolder: z.boolean(),
  changelog: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  check: CheckSummary.nullable(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

export const VersionList = z.object({
  challenge: ChallengeSlug,
  /** The newest first. */
  versions: z.array(VersionSummary),
});
export type VersionList = z.infer<typeof VersionList>;

/** All of a version, hidden tests included: for authors. */
export const VersionView = VersionSummary.extend({
  challenge: ChallengeSlug,
  manifest: ChallengeManifest,
  statement: z.string(),
  files: z.array(SourceFile),
  model: z.array(SourceFile).nullable(),
  solutions: z.array(TestedSolution).nullable(),
  checkReport: CheckReport.nullable(),
});
export type VersionView = z.infer<typeof VersionView>;

const DRAFT_LIMITS = { files: 500, solutions: 100, statementChars: 200_000 } as const;

/** A challenge's content, to be tried and published later. */
export const VersionDraft = z.strictObject({
  by: PersonName,
  manifest: ChallengeManifest,
  statement: z.string().max(DRAFT_LIMITS.statementChars),
  /** `starter/…`, `tests/…`, and specs that the manifest names elsewhere. */
  files: z.array(SourceFile).min(1).max(DRAFT_LIMITS.files),
  /** The model solution, where a suite compares with it. */
  model: z.array(SourceFile).max(DRAFT_LIMITS.files).optional(),
  /** What candidates' own tests are run against, where they write some. */
  solutions: z.array(TestedSolution).max(DRAFT_LIMITS.solutions).optional(),
  checkReport: CheckReport.optional(),
});
export type VersionDraft = z.infer<typeof VersionDraft>;

/** The longest changelog of a version, in UTF-16 units. */
export const CHANGELOG_LIMIT = 4_000;

export const VersionPublication = z.strictObject({
  by: PersonName,
  changelog: z.string().trim().min(1, 'must say what has changed').max(CHANGELOG_LIMIT),
  /** Taken instead of the one that came with the draft. */
  checkReport: CheckReport.optional(),
});
export type VersionPublication = z.infer<typeof VersionPublication>;
