import { z } from 'zod';
import { Category } from '../domain/category.ts';
import { Language } from '../domain/challenge.ts';
import { ChallengeSlug, ChallengeVersion } from '../domain/ids.ts';
import { Visibility } from '../domain/judging.ts';
import { Limits } from '../domain/limits.ts';
import { SourceFile } from '../domain/source-file.ts';

export const ChallengeSummary = z.object({
  slug: ChallengeSlug,
  version: ChallengeVersion,
  title: z.string(),
  summary: z.string(),
  languages: z.array(Language),
});
export type ChallengeSummary = z.infer<typeof ChallengeSummary>;

/** A challenge as its candidates may see it. */
export const ChallengeView = ChallengeSummary.extend({
  /** Markdown. */
  statement: z.string(),
  /** The file a solution must hold, by its path in the submission. */
  entry: z.string(),
  limits: Limits,
  /** The npm packages that a solution may import, with their versions, as a `package.json` lists them. */
  dependencies: z.record(z.string(), z.string()),
  /** The zone of the local time that a solution has. */
  timeZone: z.string(),
  /** Those whose cases a candidate is shown by title. */
  groups: z.array(z.object({ name: z.string(), category: Category, visibility: Visibility, points: z.number() })),
  /** What those of which only categories are told are worth. */
  categories: z.array(z.object({ category: Category, points: z.number() })),
  /** What a solution starts from, by paths in a submission. */
  starter: z.array(SourceFile),
  /** The tests a candidate may see, by paths in the challenge's folder. */
  sampleTests: z.array(SourceFile),
});
export type ChallengeView = z.infer<typeof ChallengeView>;
