import { z } from 'zod';
import { Category } from './category.ts';
import { FeedbackLevel, feedbackOf, isAtLeast } from './feedback.ts';
import { ChallengeSlug, ChallengeVersion } from './ids.ts';
import { Visibility } from './judging.ts';
import { Limits } from './limits.ts';
import { SourceFile, SourcePath } from './source-file.ts';
import { findTimeZone, refuseTimeZone } from './time-zone.ts';

/** `ts` and `js` are taken for the languages' names. */
export const Language = z
  .enum(['typescript', 'javascript', 'ts', 'js'])
  .transform((name): 'typescript' | 'javascript' => (name.startsWith('t') ? 'typescript' : 'javascript'));
export type Language = z.infer<typeof Language>;

/** One spec file of a suite. */
export const TestGroup = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    /** The spec, by its path in the challenge folder. */
    file: SourcePath,
    visibility: Visibility.default('secret'),
    category: Category,
    /** What the group is worth, shared equally by its cases. Those of a sample never count. */
    points: z.number().nonnegative().max(1_000),
    /** How much of the group's results its candidate is shown. */
    feedback: FeedbackLevel.optional(),
  })
  .refine((group) => group.visibility === 'secret' || isAtLeast(feedbackOf(group), 'title'), {
    path: ['feedback'],
    message: "must be 'title', 'message' or 'diff' for a sample: its candidates have the spec",
  });
export type TestGroup = z.infer<typeof TestGroup>;

/** By its name in the IANA database: `Europe/Amsterdam`. */
const TimeZone = z.string().transform((name, context) => {
  const zone = findTimeZone(name);
  if (zone === undefined) context.addIssue({ code: 'custom', message: refuseTimeZone(name) });
  return zone ?? z.NEVER;
});

/** Tests of the candidate's own, as a part of the score: they run against the author's solutions, right and wrong. */
export const CandidateTests = z.strictObject({
  /** What their group is called. */
  name: z.string().trim().min(1).max(80).default('Your tests'),
  /** Where a submission has them: every `*.spec.ts` and `*.test.ts` below. */
  folder: SourcePath.default('tests'),
  category: Category.default('quality'),
  points: z.number().positive().max(1_000),
  /** The names of wrong solutions whose mistakes they are to notice; all of `submissions/wrong-answer` where left out. */
  mistakes: z.array(z.string().min(1).max(100)).min(1).max(30).optional(),
});
export type CandidateTests = z.infer<typeof CandidateTests>;

/** `challenge.json`. */
export const ChallengeManifest = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().trim().min(1).max(120),
    summary: z.string().trim().min(1).max(500),
    /** The module a suite imports, by its path in the starter and in a submission. */
    entry: SourcePath,
    languages: z.array(Language).min(1).default(['typescript', 'javascript']),
    limits: Limits.prefault({}),
    /** The npm packages that a submission may import, and suites as well; see `pinned-packages.ts`. */
    dependencies: z.array(z.string().max(100)).max(50).default([]),
    /** The zone that is local to submissions and suites; UTC where there is none. */
    timeZone: TimeZone.optional(),
    groups: z.array(TestGroup).min(1).max(50),
    /** Whether candidates write tests, too. */
    candidateTests: CandidateTests.optional(),
    /** The share of the model solution's mutants that must change its score before the case may be published. */
    killRateAtLeast: z.number().min(0).max(1).default(0.85),
    /** The most that the untouched starter may score. */
    starterScoreAtMost: z.number().min(0).max(100).default(0),
  })
  .superRefine((manifest, context) => {
    if (!manifest.groups.some((group) => group.visibility === 'secret' && group.points > 0)) {
      context.addIssue({
        code: 'custom',
        path: ['groups'],
        message: "must hold a group with visibility 'secret' and points: they alone make the score",
      });
    }
    for (const key of ['name', 'file'] as const) {
      const values = manifest.groups.map((group) => group[key]);
      if (key === 'name' && manifest.candidateTests !== undefined) values.push(manifest.candidateTests.name);
      const repeated = values.findIndex((value, index) => values.indexOf(value) !== index);
      if (repeated !== -1) {
        context.addIssue({
          code: 'custom',
          path: ['groups', repeated, key],
          message: `repeats '${values[repeated]}': each group needs its own`,
        });
      }
    }
  });
export type ChallengeManifest = z.infer<typeof ChallengeManifest>;

/** All groups of a judging: those that specs make, and the candidate's own tests. */
export function allGroups({ groups, candidateTests }: ChallengeManifest): readonly Omit<TestGroup, 'file'>[] {
  if (candidateTests === undefined) return groups;
  const { name, category, points } = candidateTests;
  return [...groups, { name, category, points, visibility: 'secret' }];
}

/** An author's solution that candidates' tests are run against. */
export const TestedSolution = z.object({ name: z.string(), isRight: z.boolean(), files: z.array(SourceFile) });
export type TestedSolution = z.infer<typeof TestedSolution>;

/** A challenge as a worker needs it: everything that can change a verdict, and nothing else. */
export const ChallengePackage = z.object({
  slug: ChallengeSlug,
  version: ChallengeVersion,
  manifest: ChallengeManifest,
  /** Paths in the challenge folder: `starter/…` and `tests/…`. */
  files: z.array(SourceFile),
  /** The model solution, where a suite compares with it. Never shown to a candidate. */
  model: z.array(SourceFile).optional(),
  /** What candidates' own tests are run against. Never shown to a candidate. */
  solutions: z.array(TestedSolution).optional(),
});
export type ChallengePackage = z.infer<typeof ChallengePackage>;
