import { z } from 'zod';
import { ChallengeSlug } from '../domain/ids.ts';
import { SourceFile } from '../domain/source-file.ts';
import { CheckPartName, CheckReport } from './check-report.ts';
import { PersonName, VersionNumber } from './version-view.ts';

/** A challenge folder as its author writes it in the browser: `challenge.json`, `statement.md`, `starter/…`, `tests/…`, `submissions/…`. */
export const FOLDER_LIMITS = { files: 500, totalBytes: 8 * 1024 * 1024 } as const;

export const FolderFiles = z
  .array(SourceFile)
  .min(1)
  .max(FOLDER_LIMITS.files, `must hold at most ${FOLDER_LIMITS.files} files`)
  .refine(
    (files) => files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0) <= FOLDER_LIMITS.totalBytes,
    `must be at most ${FOLDER_LIMITS.totalBytes / 1024 / 1024} MB in all`,
  )
  .refine(
    (files) => new Set(files.map(({ path }) => path.toLowerCase())).size === files.length,
    'must not hold two paths that differ at most in case',
  )
  .refine((files) => {
    const paths = new Set(files.map(({ path }) => path.toLowerCase()));
    return !files.some(({ path }) => foldersOf(path.toLowerCase()).some((folder) => paths.has(folder)));
  }, 'must not hold a file and a folder of one path');
export type FolderFiles = z.infer<typeof FolderFiles>;

/** `a/b/c` is in `a` and in `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

export const CaseTemplate = z.object({ name: z.string(), about: z.string(), summary: z.string() });
export type CaseTemplate = z.infer<typeof CaseTemplate>;

/** Begins a folder: out of a template, or out of a challenge that the server has. */
export const NewFolder = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('template'),
    template: z.string().max(80),
    slug: ChallengeSlug,
    title: z.string().trim().min(1).max(120),
    summary: z.string().trim().min(1).max(500),
  }),
  z.strictObject({ from: z.literal('challenge'), slug: ChallengeSlug }),
]);
export type NewFolder = z.infer<typeof NewFolder>;

export const CheckId = z.uuid().brand('CheckId');
export type CheckId = z.infer<typeof CheckId>;

/** `failed` is our fault, and may be tried again; what is wrong with a case is in its report. */
export const CheckState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type CheckState = z.infer<typeof CheckState>;

/** How far a running check is. */
export const CheckStep = z.object({
  part: CheckPartName,
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
});
export type CheckStep = z.infer<typeof CheckStep>;

export const CheckHead = z.object({
  id: CheckId,
  challenge: ChallengeSlug,
  /** The folder's revision that is checked. */
  revision: z.int().positive(),
  state: CheckState,
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Null until it is done. */
  isGreen: z.boolean().nullable(),
});
export type CheckHead = z.infer<typeof CheckHead>;

export const CheckView = CheckHead.extend({
  /** Each part that was begun, in order; the last is the one that it is at. */
  steps: z.array(CheckStep),
  /** Null until it is done. */
  report: CheckReport.nullable(),
  /** Why it failed. */
  error: z.string().nullable(),
});
export type CheckView = z.infer<typeof CheckView>;

export const CheckRequest = z.strictObject({
  /** Parts to look at; all where it is left out. Only a check of all parts can lead to a version. */
  only: z.array(CheckPartName).min(1).optional(),
});
export type CheckRequest = z.infer<typeof CheckRequest>;

export const FolderSummary = z.object({
  slug: ChallengeSlug,
  /** As `challenge.json` has it; the slug where that cannot be read. */
  title: z.string(),
  revision: z.int().positive(),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  /** The newest. */
  check: CheckHead.nullable(),
});
export type FolderSummary = z.infer<typeof FolderSummary>;

export const FolderView = FolderSummary.extend({
  files: z.array(SourceFile),
  /** What is wrong with `challenge.json` and the files it names, as far as reading shows; empty where nothing is. */
  problems: z.array(z.string()),
  /** The draft version that this revision became; null where it did not. */
  version: VersionNumber.nullable(),
  /** The published version from which this revision differs in its statement only; null where there is none. */
  mends: VersionNumber.nullable(),
});
export type FolderView = z.infer<typeof FolderView>;

export const FolderSave = z.strictObject({
  /** The revision that it was written on. Another than the newest is refused with 409: somebody else saved meanwhile. */
  baseRevision: z.int().positive(),
  files: FolderFiles,
});
export type FolderSave = z.infer<typeof FolderSave>;

/** Makes a draft version out of the newest revision, which a check of all parts found green. */
export const FolderVersion = z.strictObject({ by: PersonName.default('author') });
export type FolderVersion = z.infer<typeof FolderVersion>;

/** Publishes the statement of the newest revision, where nothing else of it differs from what is published. */
export const FolderStatement = z.strictObject({ by: PersonName.default('author') });
export type FolderStatement = z.infer<typeof FolderStatement>;

/** What a worker is given to check, when it claims it. */
export const ClaimedCheck = z.object({
  lease: z.int().positive(),
  slug: ChallengeSlug,
  files: FolderFiles,
  only: z.array(CheckPartName).optional(),
});
export type ClaimedCheck = z.infer<typeof ClaimedCheck>;

/** One challenge in the authors' catalogue: what is published, how it fares, what is being written. */
export const CatalogueEntry = z.object({
  slug: ChallengeSlug,
  title: z.string(),
  summary: z.string(),
  /** The published version that counts; null where there are drafts only. */
  current: z
    .object({
      number: VersionNumber,
      publishedAt: z.iso.datetime(),
      isGreen: z.boolean().nullable(),
      killRate: z.number().nullable(),
    })
    .nullable(),
  drafts: z.int().nonnegative(),
  folder: FolderSummary.nullable(),
  /** Of those judged on the current version; null where nobody was. */
  health: z
    .object({
      candidates: z.int().nonnegative(),
      medianScore: z.number(),
      histogram: z.array(z.int().nonnegative()).length(10),
      /** Things that the health page advises to look at. */
      advice: z.int().nonnegative(),
    })
    .nullable(),
  /** Whether a rejudge waits for somebody to decide. */
  openRejudge: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
