import { z } from 'zod';
import { ChallengeSlug } from '../domain/ids.ts';
import { VersionNumber } from './version-view.ts';

/** Which of a candidate's submissions stands for them. */
export const Representative = z.enum(['latest', 'best']);
export type Representative = z.infer<typeof Representative>;

/** Below it figures mean little. */
export const SMALLEST_COHORT = 10;

/** `wait`: there are too few candidates. `retire`: it tells nobody apart. `mend`: it tells the wrong ones apart, or nobody can pass it. */
export const Advice = z.enum(['wait', 'keep', 'watch', 'mend', 'retire']);
export type Advice = z.infer<typeof Advice>;

const Advised = z.object({ advice: Advice, reason: z.string() });

export const TestHealth = z.object({
  group: z.string(),
  title: z.string(),
  /** How many of the cohort passed it. */
  passed: z.int().nonnegative(),
  /** The share that passed it, from 0 to 1: high is easy. */
  difficulty: z.number(),
  /** How passing it goes with the points of all other tests, from -1 to 1; null where all or none pass it. */
  discrimination: z.number().nullable(),
  /** The share that passed it in the cohort before, and now. */
  drift: z.object({ before: z.number(), after: z.number() }).nullable(),
  ...Advised.shape,
});
export type TestHealth = z.infer<typeof TestHealth>;

export const ScoreDrift = z.object({
  /** `version`: against the version before. `time`: the later half of the cohort against the earlier one. */
  by: z.enum(['version', 'time']),
  /** What the two are, in words. */
  description: z.string(),
  before: z.object({ candidates: z.int(), meanScore: z.number() }),
  after: z.object({ candidates: z.int(), meanScore: z.number() }),
  /** By how many standard errors the mean has risen; beyond 2 either way it is hardly chance. */
  standardErrors: z.number().nullable(),
});
export type ScoreDrift = z.infer<typeof ScoreDrift>;

/** How well a case tells candidates apart. */
export const CaseHealth = z.object({
  challenge: ChallengeSlug,
  version: VersionNumber,
  of: Representative,
  candidates: z.int().nonnegative(),
  /** Set where the cohort is too small for figures to mean much. */
  caution: z.string().nullable(),
  scores: z.object({
    mean: z.number().nullable(),
    median: z.number().nullable(),
    /** How many scored from 0 to below 10, from 10 … and from 90 to 100. */
    histogram: z.array(z.int().nonnegative()).length(10),
  }),
  medianTimes: z
    .object({
      /** Processor time of the judging. */
      cpuMs: z.number(),
      /** From a candidate's first run, of samples or submitted, to the submission; of those who ran more than once. */
      workMs: z.number().nullable(),
    })
    .nullable(),
  tests: z.array(TestHealth),
  passedByAll: z.int().nonnegative(),
  passedByNone: z.int().nonnegative(),
  drift: ScoreDrift.nullable(),
  ...Advised.shape,
});
export type CaseHealth = z.infer<typeof CaseHealth>;
