import { z } from 'zod';
import { ChallengeSlug, ChallengeVersion, EngineVersion } from '../domain/ids.ts';
import { ContainmentLevel } from '../domain/judging.ts';
import { Limits, Usage } from '../domain/limits.ts';
import { Verdict } from '../domain/verdict.ts';

/** What a check looks at, in the order in which it does. */
export const CHECK_PARTS = [
  'case',
  'samples',
  'examples',
  'mutants',
  'brief',
  'stability',
  'forgeries',
  'leaks',
] as const;
export const CheckPartName = z.enum(CHECK_PARTS);
export type CheckPartName = z.infer<typeof CheckPartName>;

/** Lines and columns from 1; the end is behind the last character. */
export const SourceRange = z.object({
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  endLine: z.int().positive(),
  endColumn: z.int().positive(),
});
export type SourceRange = z.infer<typeof SourceRange>;

export const CheckFinding = z.object({
  /** An error keeps a case from being published, a warning does not. */
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** What its author can do about it. */
  mend: z.string(),
  /** A path in the challenge folder, with `:line` where there is one. */
  where: z.string().optional(),
});
export type CheckFinding = z.infer<typeof CheckFinding>;

export const CheckPart = z.object({
  name: CheckPartName,
  /** `skipped`: not asked for, or in vain after what an earlier part found. */
  state: z.enum(['passed', 'failed', 'skipped']),
  findings: z.array(CheckFinding),
  /** One line about what was done. */
  summary: z.string(),
  wallTimeMs: z.number().nonnegative(),
});
export type CheckPart = z.infer<typeof CheckPart>;

export const CheckedCase = z.object({
  group: z.string(),
  title: z.string(),
  /** The statement's tags that it is tagged with, such as `R3`. */
  requirements: z.array(z.string()),
});
export type CheckedCase = z.infer<typeof CheckedCase>;

export const MutantResult = SourceRange.extend({
  id: z.string(),
  mutator: z.string(),
  /** The model's text in the range, and what stands in its place. */
  original: z.string(),
  replacement: z.string(),
  /** The whole lines of the range, without and with the mutant. */
  lines: z.object({ original: z.string(), mutated: z.string() }),
  state: z.enum(['killed', 'survived', 'no-coverage', 'equivalent']),
  /** Why it is taken for equivalent. */
  reason: z.string().optional(),
  verdict: Verdict.optional(),
  /** Places in `cases` that failed. Groups behind the first that failed were not run. */
  killedBy: z.array(z.int().nonnegative()),
  /** The group that it was caught by. */
  group: z.string().optional(),
});
export type MutantResult = z.infer<typeof MutantResult>;

/** Which case notices which change to the model solution. */
export const KillMatrix = z.object({
  /** All that the mutation library made; `mutants` may be a sample of them. */
  mutantCount: z.int().nonnegative(),
  mutants: z.array(MutantResult),
  /** The share of mutants, but for equivalent ones, that change the score; from 0 to 1. */
  killRate: z.number().min(0).max(1),
  /** Bounds of `killRate` over all mutants with 95 % confidence, where `mutants` is a sample. */
  confidence: z.tuple([z.number(), z.number()]).optional(),
  threshold: z.number().min(0).max(1),
});
export type KillMatrix = z.infer<typeof KillMatrix>;

export const ExampleResult = z.object({
  /** Its path, such as `submissions/wrong-answer/gives-up`. */
  path: z.string(),
  expected: Verdict.optional(),
  verdict: Verdict,
  score: z.number(),
  usage: Usage,
  /** Places in `cases` that it failed. */
  failed: z.array(z.int().nonnegative()),
});
export type ExampleResult = z.infer<typeof ExampleResult>;

/** What `minicase check` found out about a case. */
export const CheckReport = z.object({
  slug: ChallengeSlug,
  title: z.string(),
  version: ChallengeVersion.optional(),
  engine: EngineVersion,
  containment: ContainmentLevel.optional(),
  checkedAt: z.iso.datetime(),
  wallTimeMs: z.number().nonnegative(),
  /** How many judgings it took, and how many more an earlier check had come to by the same version and engine. */
  judgings: z.object({ judged: z.int().nonnegative(), known: z.int().nonnegative() }).optional(),
  /** Whether no part found an error and none was skipped: it may be published. */
  isGreen: z.boolean(),
  parts: z.array(CheckPart),
  cases: z.array(CheckedCase),
  /** The statement's tags, in its order. */
  requirements: z.array(z.string()),
  examples: z.array(ExampleResult),
  killMatrix: KillMatrix.optional(),
  /** What the model used at most, and the limits that this would let one propose. */
  limits: z.object({ actual: Limits, proposed: Limits, modelUsage: Usage }).optional(),
});
export type CheckReport = z.infer<typeof CheckReport>;
