import type { TestGroup } from '../../src/domain/challenge.ts';
import type { GroupResult, Isolation, JudgingKind, JudgingReport } from '../../src/domain/judging.ts';
import { totalScore } from '../../src/domain/score.ts';
import { overallVerdict } from '../../src/domain/verdict.ts';
import { ENGINE } from '../../src/protocol/engine.ts';
import type { JudgingRun } from './judging-run.ts';
import type { PreparedSuite } from './suites/suite-cache.ts';

const OUTPUT_SHOWN_CHARS = 64 * 1024;

export type ReportParts = {
  readonly kind: JudgingKind;
  readonly groups: GroupResult[];
  /** The group of the candidate's own tests: what these notice says nothing of the solution. */
  readonly testsOf: string | undefined;
  readonly run: JudgingRun;
  readonly isolation: Isolation;
  /** Why the submission did not compile. */
  readonly compileError?: string;
};

export function makeReport({ kind, groups, testsOf, run, isolation, compileError }: ReportParts): JudgingReport {
  const verdicts = groups
    .filter(({ name }) => name !== testsOf)
    .flatMap((group) => group.cases.map(({ verdict }) => verdict));
  return {
    verdict: compileError === undefined ? overallVerdict(verdicts) : 'compile-error',
    score: kind === 'sample' ? null : totalScore(groups),
    groups,
    usage: run.usage(),
    ...(compileError !== undefined && { compileError: printable(compileError) }),
    output: printable(run.output()),
    isolation,
    engine: ENGINE,
  };
}

/** A group without results. */
export function emptyResult({ name, category, visibility, points }: TestGroup): GroupResult {
  return { name, category, visibility, points, score: 0, cases: [] };
}

export function hasFailed({ cases }: GroupResult): boolean {
  return cases.some(({ verdict }) => verdict !== 'accepted');
}

/** All cases of a judging, or null where some group's can only be known with a program. */
export function countCases(suites: readonly PreparedSuite[]): number | null {
  let total = 0;
  for (const { titles } of suites) {
    if (titles === undefined) return null;
    total += titles.length;
  }
  return total === 0 ? null : total;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

function printable(text: string): string {
  return text.slice(0, OUTPUT_SHOWN_CHARS).replace(CONTROLS, '\ufffd').toWellFormed();
}
