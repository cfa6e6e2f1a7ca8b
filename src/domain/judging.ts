import { z } from 'zod';
import { Category } from './category.ts';
import { EngineVersion } from './ids.ts';
import { Usage } from './limits.ts';
import { Verdict } from './verdict.ts';

/** Where a judging is. `aborted` is our or the author's fault: never a verdict, never billed to the candidate. */
export const JudgingState = z.enum(['queued', 'running', 'judged', 'aborted']);
export type JudgingState = z.infer<typeof JudgingState>;

/** `submission` runs every group and is scored; `sample` runs only what a candidate may see, and is not counted. */
export const JudgingKind = z.enum(['submission', 'sample']);
export type JudgingKind = z.infer<typeof JudgingKind>;

export const Visibility = z.enum(['sample', 'secret']);
export type Visibility = z.infer<typeof Visibility>;

export const CaseResult = z.object({
  /** The path of `describe` and `it` titles, joined by ` > `. */
  title: z.string(),
  verdict: Verdict,
  /** Why it failed: bounded, printable text. Holds hidden expectations; see `candidate-report.ts` before showing it. */
  message: z.string().optional(),
  /** Expected against actual, where that is told apart from the message. */
  diff: z.string().optional(),
});
export type CaseResult = z.infer<typeof CaseResult>;

export const GroupResult = z.object({
  name: z.string(),
  category: Category,
  visibility: Visibility,
  points: z.number(),
  /** Points earned, from 0 to `points`. */
  score: z.number(),
  cases: z.array(CaseResult),
});
export type GroupResult = z.infer<typeof GroupResult>;

/** How strongly programs are contained: 3 bwrap, seccomp and cgroup; 2 bwrap and rlimits; 1 own uid and no network; 0 nothing. */
export const ContainmentLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type ContainmentLevel = z.infer<typeof ContainmentLevel>;

export const Isolation = z.object({
  level: ContainmentLevel,
  /** What the level was made of on that machine, such as `bwrap`, `seccomp`, `cgroup-v1`. */
  mechanisms: z.array(z.string()),
});
export type Isolation = z.infer<typeof Isolation>;

/** What a judging found out. Everything a score is explained by. */
export const JudgingReport = z.object({
  verdict: Verdict,
  /** From 0 to 100; null where the judging was of kind `sample`. */
  score: z.number().min(0).max(100).nullable(),
  groups: z.array(GroupResult),
  usage: Usage,
  /** Whether the processor time ended near its limit, so that it was judged again: the run that used the least counts. */
  borderline: z.boolean().optional(),
  /** The processor time of each run of a borderline judging. */
  cpuRunsMs: z.array(z.number().nonnegative()).optional(),
  /** Why a submission did not compile, for the candidate to read. */
  compileError: z.string().optional(),
  /** What the program wrote to its console: bounded, printable text. */
  output: z.string(),
  isolation: Isolation,
  engine: EngineVersion,
});
export type JudgingReport = z.infer<typeof JudgingReport>;
