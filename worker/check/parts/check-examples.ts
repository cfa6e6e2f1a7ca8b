import type { JudgingReport } from '../../../src/domain/judging.ts';
import { VERDICTS, type Verdict } from '../../../src/domain/verdict.ts';
import type { CheckFinding, ExampleResult } from '../../../src/protocol/check-report.ts';
import { CaseIndex, casesOf } from '../case-name.ts';
import type { ExampleSubmission } from '../case-under-check.ts';
import { error, type Part, plural, steps, warning } from '../check-part.ts';

const FEWEST_ACCEPTED = 2;
const FEWEST_WRONG = 5;

/** Every example earns its folder's verdict, and each wrong one falls to the tests that its author named. */
export const checkExamples: Part = async (subject, _known, options) => {
  const { challenge, starter, model, examples } = subject;
  if (model === undefined) {
    return {
      findings: [
        error(
          'there is no accepted solution, so nothing shows that the case can be solved',
          'write one that scores 100, in submissions/accepted/model',
        ),
      ],
      summary: 'no model solution',
    };
  }
  const step = steps(options, examples.length + 1);
  const judge = async (files: ExampleSubmission['files'], expected?: Verdict): Promise<JudgingReport> => {
    const report = await options.pool.judge({ challenge, files, kind: 'submission' }, { expected });
    step();
    return report;
  };
  const ordered = longestFirst(examples);
  const [ofStarter, ...judged] = await Promise.all([
    judge(starter),
    ...ordered.map(({ files, verdict }) => judge(files, verdict)),
  ]);
  const reports = examples.map((example) => judged[ordered.indexOf(example)] as JudgingReport);
  const first = reports[examples.findIndex(({ verdict }) => verdict === 'accepted')];
  const cases = first === undefined ? [] : casesOf(first);
  const index = new CaseIndex(cases);
  const results: ExampleResult[] = [
    resultOf('starter', undefined, ofStarter, index),
    ...reports.map((report, place) => resultOf(examples[place]?.path ?? '', examples[place]?.verdict, report, index)),
  ];
  const findings = [
    ...refuseStarter(ofStarter, challenge.manifest.starterScoreAtMost),
    ...examples.flatMap((example, place) => refuseExample(example, reports[place] as JudgingReport, index)),
    ...missesExamples(examples),
  ];
  return {
    findings,
    summary: `${plural(examples.length, 'example')}; the starter scores ${ofStarter.score} of 100`,
    known: {
      cases,
      examples: results,
      judged: new Map([
        ['starter', ofStarter],
        ...reports.map((each, place) => [examples[place]?.path ?? '', each] as const),
      ]),
      ...(first !== undefined && { containment: first.isolation.level }),
    },
  };
};

/** What uses its time up is begun first, so that no bench waits for another at the end. */
function longestFirst(examples: readonly ExampleSubmission[]): readonly ExampleSubmission[] {
  const isLong = ({ verdict }: ExampleSubmission): boolean => verdict === 'time-limit-exceeded';
  return [...examples.filter(isLong), ...examples.filter((example) => !isLong(example))];
}

function resultOf(
  path: string,
  expected: ExampleResult['expected'],
  { verdict, score, usage, groups }: JudgingReport,
  index: CaseIndex,
): ExampleResult {
  const result = { path, verdict, score: score ?? 0, usage, failed: index.failedIn(groups) };
  return expected === undefined ? result : { ...result, expected };
}

function refuseStarter({ score, compileError }: JudgingReport, atMost: number): CheckFinding[] {
  if (compileError !== undefined)
    return [error(`the starter does not compile: ${compileError}`, 'mend it', 'starter/')];
  if ((score ?? 0) <= atMost) return [];
  return [
    error(
      `the untouched starter scores ${score}, and starterScoreAtMost is ${atMost}`,
      'let the tests that it passes ask for something it does not do, or raise starterScoreAtMost in challenge.json',
      'starter/',
    ),
  ];
}

/** What is wrong with an example, after its judging. */
export function refuseExample(example: ExampleSubmission, report: JudgingReport, index: CaseIndex): CheckFinding[] {
  const { path, verdict, caughtBy } = example;
  const failed = report.groups.flatMap(({ name, cases }) =>
    cases.filter((each) => each.verdict !== 'accepted').map(({ title }) => `${name} > ${title}`),
  );
  if (report.verdict !== verdict) {
    const why = report.compileError ?? firstMessage(report);
    return [
      error(
        `${path} is judged ${report.verdict}, not ${verdict}${why === '' ? '' : `: ${why}`}`,
        verdict === 'accepted'
          ? 'mend the solution, or the test that refuses it'
          : `mend it, or move it to submissions/${report.verdict}`,
        path,
      ),
    ];
  }
  if (verdict === 'accepted') {
    return report.score === 100 ? [] : [error(`${path} scores ${report.score}, not 100`, 'mend the solution', path)];
  }
  const unknown = caughtBy.filter((name) => !index.has(name));
  const spared = caughtBy.filter((name) => index.has(name) && !failed.includes(name));
  const isSilent = verdict === 'wrong-answer' && caughtBy.length === 0;
  return [
    ...unknown.map((name) =>
      error(
        `${path} is to be caught by '${name}', which is no test`,
        `name it as 'group > titles' in submission.json`,
        path,
      ),
    ),
    ...spared.map((name) =>
      error(
        `${path} passes '${name}', which is to catch it`,
        'sharpen the test, or mend caughtBy in submission.json',
        path,
      ),
    ),
    ...(isSilent
      ? [
          error(
            `${path} does not say which test is to catch it`,
            `add submission.json with "caughtBy" and "why"; it fails ${failed.slice(0, 3).join('; ')}`,
            path,
          ),
        ]
      : []),
  ];
}

function missesExamples(examples: readonly ExampleSubmission[]): CheckFinding[] {
  const count = (verdict: string): number => examples.filter((example) => example.verdict === verdict).length;
  const missing = VERDICTS.filter(
    (verdict) => verdict !== 'accepted' && verdict !== 'wrong-answer' && count(verdict) === 0,
  );
  return [
    ...(count('accepted') < FEWEST_ACCEPTED
      ? [
          error(
            'there is one accepted solution only: tests may be bound to its way',
            'add a second one in another style to submissions/accepted',
          ),
        ]
      : []),
    ...(count('wrong-answer') < FEWEST_WRONG
      ? [
          error(
            `there are ${count('wrong-answer')} wrong solutions, of ${FEWEST_WRONG} that a case needs`,
            'add mistakes that candidates will make to submissions/wrong-answer',
          ),
        ]
      : []),
    ...missing.map((verdict) => warning(`no example has the verdict ${verdict}`, `add one to submissions/${verdict}`)),
  ];
}

function firstMessage({ groups }: JudgingReport): string {
  const failed = groups.flatMap(({ name, cases }) =>
    cases
      .filter(({ verdict }) => verdict !== 'accepted')
      .map((each) => `${name} > ${each.title}: ${each.message ?? each.verdict}`),
  );
  return failed[0]?.slice(0, 600) ?? '';
}
