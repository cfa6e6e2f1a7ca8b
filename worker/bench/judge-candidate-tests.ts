import { z } from 'zod';
import type { CandidateTests, ChallengePackage, TestedSolution, TestGroup } from '../../src/domain/challenge.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { CaseResult, GroupResult } from '../../src/domain/judging.ts';
import { partialScore } from '../../src/domain/score.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import type { ProgramPackages } from '../../src/protocol/program-control.ts';
import { judgeGroup } from './judge-group.ts';
import { JudgingRun, type ModelProgram } from './judging-run.ts';
import type { BenchProcesses } from './processes/bench-processes.ts';
import { programOrder } from './submission-files.ts';
import { type CompiledSuite, compileSuite } from './suites/compile-suite.ts';
import { withModel } from './with-model.ts';

/** The module that a submission's tests are started by; its name is one that no submission has. */
const STARTER_OF_TESTS = 'candidate-tests-9fa48.ts';
const SPEC = 'tests/candidate-tests-9fa48.spec.ts';
const IS_TEST = /\.(spec|test)\.[cm]?[jt]s$/;
const TITLES_TOLD = 5;

/** What the suite below tells of one run, in the message of its only case. */
const Run = z.object({ count: z.int().nonnegative(), failed: z.array(z.int()), titles: z.array(z.string()) });

type CandidateTestsOptions = {
  readonly challenge: ChallengePackage;
  readonly tests: CandidateTests;
  readonly files: readonly SourceFile[];
  /** Those of the case, and the test library. */
  readonly packages: ProgramPackages;
  readonly isCareful: boolean;
  readonly processes: Pick<BenchProcesses, 'requireGrader' | 'startProgram'>;
};

/**
 * Runs a submission's own tests against each of the author's solutions. The tests are the candidate's code, and run where
 * the rest of it would; a solution is in a process of its own, and answers through the grader. Which one it is they are not
 * told: they can only find out by testing.
 *
 * A test that fails on a right solution is a false alarm, and what it says of wrong ones does not count. The points are
 * the share of mistakes that are noticed times the share of right solutions that raise no alarm.
 */
export async function judgeCandidateTests(options: CandidateTestsOptions): Promise<GroupResult> {
  const { challenge, tests, files } = options;
  const { name, category, points, folder } = tests;
  const solutions = challenge.solutions ?? [];
  const result = (cases: CaseResult[], score: number): GroupResult => ({
    name,
    category,
    points,
    visibility: 'secret',
    score,
    cases,
  });
  const refuse = (message: string): GroupResult =>
    result(
      solutions.map((solution) => ({ title: titleOf(solution), verdict: 'wrong-answer', message })),
      0,
    );
  const specs = files.filter(({ path }) => path.startsWith(`${folder}/`) && IS_TEST.test(path));
  if (specs.length === 0) return refuse(`there are no tests: put them into ${folder}/, as …spec.ts`);

  const suite = await compileSuite(withSpec(challenge), groupOf(tests));
  const run = openRun(options, [...files, starterOf(specs)], suite);
  try {
    const compileError = await run.compile();
    if (compileError !== undefined) return refuse(compileError.error);
    const runs: { readonly solution: TestedSolution; readonly outcome: z.infer<typeof Run> | string }[] = [];
    for (const solution of solutions) {
      const [only] = await withSolution(options, solution, suite, (program) =>
        judgeGroup(run, groupOf(tests), suite, ['runs'], program),
      );
      runs.push({ solution, outcome: readOutcome(only) });
    }
    return score(runs, points, result);
  } finally {
    await run.close();
  }
}

/** A judging of its own beside the submission's, with limits of its own: what tests use is not the solution's. */
function openRun(
  { challenge, packages, isCareful, processes }: CandidateTestsOptions,
  files: readonly SourceFile[],
  suite: CompiledSuite,
): JudgingRun {
  return new JudgingRun({
    limits: challenge.manifest.limits,
    order: programOrder(challenge, files, [{ suite, titles: undefined }], packages),
    requireGrader: () => processes.requireGrader(),
    startProgram: () => processes.startProgram(isCareful),
    isCareful,
    // Nobody knows how they fare without the tests: whatever comes of these is theirs.
    isCulprit: true,
    variation: undefined,
    timeZone: challenge.manifest.timeZone,
    onCaseEnded: () => undefined,
  });
}

async function withSolution<Result>(
  { challenge, packages, isCareful, processes }: CandidateTestsOptions,
  { name, files }: TestedSolution,
  suite: CompiledSuite,
  act: (program: ModelProgram) => Promise<Result>,
): Promise<Result> {
  return await withModel(
    {
      challenge: { ...challenge, model: [...files] },
      group: { file: name },
      suite: { ...suite, modules: [challenge.manifest.entry] },
      packages,
      startProgram: () => processes.startProgram(isCareful),
    },
    async (program) => {
      if (program === undefined) throw new JudgeError('internal', 'a solution was not started');
      return await act(program);
    },
  );
}

function score(
  runs: readonly { readonly solution: TestedSolution; readonly outcome: z.infer<typeof Run> | string }[],
  points: number,
  result: (cases: CaseResult[], score: number) => GroupResult,
): GroupResult {
  const alarms = new Set(
    runs.flatMap(({ solution, outcome }) => (solution.isRight && typeof outcome === 'object' ? outcome.failed : [])),
  );
  const cases = runs.map(({ solution, outcome }): CaseResult => {
    const title = titleOf(solution);
    if (typeof outcome === 'string') return { title, verdict: 'wrong-answer', message: outcome };
    if (outcome.count === 0) return { title, verdict: 'wrong-answer', message: 'no test ran' };
    const isGood = solution.isRight ? outcome.failed.length === 0 : outcome.failed.some((place) => !alarms.has(place));
    if (isGood) return { title, verdict: 'accepted' };
    const message = solution.isRight
      ? `a right solution is refused by ${outcome.titles.map((each) => `'${each}'`).join(', ')}`
      : 'no test noticed the mistake';
    return { title, verdict: 'wrong-answer', message };
  });
  const share = (isRight: boolean): number => {
    const own = cases.filter((_, place) => runs[place]?.solution.isRight === isRight);
    return own.filter(({ verdict }) => verdict === 'accepted').length / Math.max(1, own.length);
  };
  return result(cases, partialScore(points, share(true) * share(false)));
}

/** What one run came to, or why there is nothing to know of it. */
function readOutcome(only: CaseResult | undefined): z.infer<typeof Run> | string {
  const message = only?.message ?? '';
  if (only?.verdict !== 'wrong-answer' || !message.startsWith('{'))
    return message === '' ? 'the tests did not run' : message;
  try {
    return Run.parse(JSON.parse(message));
  } catch {
    return 'the tests did not run';
  }
}

function titleOf({ name, isRight }: TestedSolution): string {
  return `${isRight ? 'accepts' : 'notices'} ${name}`;
}

function groupOf({ name, category, points }: CandidateTests): TestGroup {
  return { name, category, points, visibility: 'secret', file: SPEC };
}

function starterOf(specs: readonly SourceFile[]): SourceFile {
  const imports = specs.map(({ path }) => `import ${JSON.stringify(`./${path}`)};`);
  return { path: STARTER_OF_TESTS, content: `${imports.join('\n')}\nexport { runTests } from 'vitest';\n` };
}

/** The challenge with the one spec that hands the solution to the tests and has them run. */
function withSpec(challenge: ChallengePackage): ChallengePackage {
  const { entry } = challenge.manifest;
  const content = `
import { withModel } from 'minicase/world';
import { it, vi } from 'vitest';
import { runTests } from '../starter/${STARTER_OF_TESTS}';
vi.mock('../starter/${entry}', () => withModel((solution) => ({ ...solution })));
it('runs', () => withModel(async () => {
  const outcomes = [...(await runTests())].slice(0, 500).map(([title, isPassed]) => [String(title).slice(0, 80), isPassed === true]);
  const failed = outcomes.flatMap(([, isPassed], place) => (isPassed ? [] : [place]));
  const titles = failed.slice(0, ${TITLES_TOLD}).map((place) => outcomes[place][0]);
  throw JSON.stringify({ count: outcomes.length, failed, titles });
}));
`;
  const starter = challenge.files.filter(({ path }) => path.startsWith('starter/'));
  return { ...challenge, files: [...starter, { path: SPEC, content }] };
}
