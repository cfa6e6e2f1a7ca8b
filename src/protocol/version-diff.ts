import { z } from 'zod';
import { ChallengeSlug } from '../domain/ids.ts';
import { VersionNumber } from './version-view.ts';

export const FileDiff = z.object({
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  addedLines: z.int().nonnegative(),
  removedLines: z.int().nonnegative(),
  /** A unified diff; null where the two have too little in common to be compared line by line. */
  patch: z.string().nullable(),
});
export type FileDiff = z.infer<typeof FileDiff>;

/** A field of `challenge.json`; groups go by their names. Null is a field that is not there. */
export const FieldChange = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() });
export type FieldChange = z.infer<typeof FieldChange>;

export const CaseName = z.object({ group: z.string(), title: z.string() });
export type CaseName = z.infer<typeof CaseName>;

export const PointsChange = z.object({
  group: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});
export type PointsChange = z.infer<typeof PointsChange>;

/** What a change means for those who are judged. */
export const VersionEffect = z.object({
  /** Null where the tests of one of the two are not known: it was neither checked nor judged yet. */
  tests: z.object({ added: z.array(CaseName), removed: z.array(CaseName) }).nullable(),
  points: z.array(PointsChange),
  /** In a line. */
  summary: z.string(),
});
export type VersionEffect = z.infer<typeof VersionEffect>;

/** What one version has that another has not. */
export const VersionDiff = z.object({
  challenge: ChallengeSlug,
  /** Null for the first: all of it is new. */
  from: VersionNumber.nullable(),
  to: VersionNumber,
  effect: VersionEffect,
  manifest: z.array(FieldChange),
  /** Null where it is the same. */
  statement: FileDiff.nullable(),
  files: z.array(FileDiff),
  /** The model solution's, where the package holds it. */
  model: z.array(FileDiff),
});
export type VersionDiff = z.infer<typeof VersionDiff>;
