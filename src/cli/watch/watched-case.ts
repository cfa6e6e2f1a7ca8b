import type { BenchPool } from '../../../worker/check/bench-pool.ts';
import { CaseIndex, casesOf } from '../../../worker/check/case-name.ts';
import type { CaseUnderCheck, ExampleSubmission } from '../../../worker/check/case-under-check.ts';
import { PARTS } from '../../../worker/check/check-challenge.ts';
import { type Findings, type PartResult, plural } from '../../../worker/check/check-part.ts';
import { checkBrief } from '../../../worker/check/parts/check-brief.ts';
import { refuseExample } from '../../../worker/check/parts/check-examples.ts';
import { CHECK_PARTS, type CheckFinding, type CheckPartName } from '../../protocol/check-report.ts';
import type { Work } from './plan-work.ts';

/** What was looked at, and what is to be mended about it. */
export type WatchResult = {
  readonly what: string;
  readonly summary: string;
  readonly findings: readonly CheckFinding[];
};

/** Each as soon as it is known. */
type Results = AsyncGenerator<WatchResult, void>;

export type WatchedCase = {
  /** @throws JudgeError where a judging was aborted */
  readonly look: (work: Work, subject: CaseUnderCheck) => Results;
};

const FIRST_PARTS: readonly CheckPartName[] = ['case', 'samples', 'examples', 'brief'];
const ALL_PARTS = CHECK_PARTS.filter((name) => name !== 'mutants');
const STABILITY_RUNS = 5;
const MUTANTS_WATCHED = 60;

/** Remembers what is known of a case, so that a change costs only what it touches. */
export function createWatchedCase(pool: BenchPool): WatchedCase {
  let known: Findings = { cases: [], requirements: [], examples: [] };
  const options = {
    pool,
    mutants: MUTANTS_WATCHED,
    isFullMatrix: false,
    stabilityRuns: STABILITY_RUNS,
    onStep: () => undefined,
  };

  async function* lookAtParts(names: readonly CheckPartName[], subject: CaseUnderCheck): Results {
    for (const name of names) {
      const result = await PARTS[name](subject, known, options);
      known = { ...known, ...result?.known };
      if (result !== undefined) yield resultOf(name, result);
    }
  }

  /** Which tests nothing fails is only known when all examples have been judged: warnings are left to that. */
  async function* lookAtBrief(subject: CaseUnderCheck): Results {
    const brief = await checkBrief(subject, known, options);
    if (brief === undefined) return;
    yield resultOf('brief', { ...brief, findings: brief.findings.filter(({ severity }) => severity === 'error') });
  }

  async function lookAtExample(path: string, { challenge, examples }: CaseUnderCheck): Promise<WatchResult> {
    const example = examples.find((each) => each.path === path) as ExampleSubmission;
    const report = await pool.judge({ challenge, files: example.files, kind: 'submission' });
    if (report.verdict === 'accepted') known = { ...known, cases: casesOf(report) };
    const index = new CaseIndex(known.cases);
    const failed = index.failedIn(report.groups);
    const scored = { verdict: report.verdict, score: report.score ?? 0, usage: report.usage, failed };
    known = {
      ...known,
      examples: known.examples.map((each) => (each.path === path ? { ...each, ...scored } : each)),
    };
    const summary = `${report.verdict}, ${report.score} of 100, fails ${plural(failed.length, 'test')}`;
    return { what: path, summary, findings: refuseExample(example, report, index) };
  }

  async function* lookAtGroup(file: string, subject: CaseUnderCheck): Results {
    const { challenge, examples, model } = subject;
    const group = challenge.manifest.groups.find((each) => each.file === file);
    if (group === undefined || model === undefined) return;
    const { candidateTests: _, ...manifest } = challenge.manifest;
    const alone = { ...challenge, manifest: { ...manifest, groups: [group] } };
    const judge = (files: ExampleSubmission['files']) =>
      pool.judge({ challenge: alone, files, kind: group.visibility === 'sample' ? 'sample' : 'submission' });
    const named = examples.filter(({ caughtBy }) => caughtBy.some((name) => name.startsWith(`${group.name} > `)));
    const [ofModel, ...reports] = await Promise.all([judge(model), ...named.map(({ files }) => judge(files))]);
    const cases = casesOf(ofModel);
    known = { ...known, cases: [...known.cases.filter((each) => each.group !== group.name), ...cases] };
    const own = new CaseIndex(cases);
    const failed = own.failedIn(ofModel.groups).map((place) => cases[place]?.title);
    const findings = [
      ...failed.map((title) =>
        finding(`the model fails '${group.name} > ${title}'`, 'mend the test, or the model', file),
      ),
      ...named.flatMap((example, place) => {
        const caughtBy = example.caughtBy.filter((name) => name.startsWith(`${group.name} > `));
        const report = reports[place];
        if (report === undefined) return [];
        return refuseExample({ ...example, verdict: report.verdict, caughtBy }, report, own);
      }),
    ];
    const summary = `${plural(cases.length, 'test')} on the model and ${plural(named.length, 'example')}`;
    yield { what: file, summary, findings };
    yield* lookAtBrief(subject);
  }

  return {
    async *look(work, subject) {
      switch (work.kind) {
        case 'first':
          return yield* lookAtParts(FIRST_PARTS, subject);
        case 'all':
          return yield* lookAtParts(ALL_PARTS, subject);
        case 'brief':
          yield* lookAtParts(['case'], subject);
          return yield* lookAtBrief(subject);
        case 'example':
          return yield await lookAtExample(work.path, subject);
        case 'group':
          return yield* lookAtGroup(work.file, subject);
        case 'mutants':
          return yield* lookAtParts(['mutants'], subject);
      }
    },
  };
}

function resultOf(what: CheckPartName, result: PartResult | undefined): WatchResult {
  return { what, summary: result?.summary ?? '', findings: result?.findings ?? [] };
}

function finding(message: string, mend: string, where: string): CheckFinding {
  return { severity: 'error', message, mend, where };
}
