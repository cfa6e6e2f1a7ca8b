import type { TestGroup } from '../../src/domain/challenge.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { CaseResult } from '../../src/domain/judging.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { GraderOrder, GraderReport } from '../../src/protocol/grader-control.ts';
import { Grief, verdictOfGrief } from './attribution.ts';
import type { JudgingRun, ModelProgram, Program } from './judging-run.ts';
import { type DeathVerdict, verdictOfDeath } from './processes/program-end.ts';
import type { CompiledSuite } from './suites/compile-suite.ts';

/** What all groups are seeded with: the same submission meets the same random numbers each time. */
const SEED = 20_260_105;

const OVERSPENT: DeathVerdict = {
  verdict: 'time-limit-exceeded',
  message: 'the program used more processor time than it may',
};

/**
 * Judges one group. Where the program dies the case that it died in has its verdict, and the others go on with a fresh
 * program, for as long as the judging's budget lasts.
 *
 * @param model - the model solution, for a suite that compares with it.
 * @param knownTitles - the group's cases where they could be collected without a program.
 * @throws JudgeError, Grief, CrashOfProgram
 */
export async function judgeGroup(
  run: JudgingRun,
  group: TestGroup,
  suite: CompiledSuite,
  knownTitles: readonly string[] | undefined,
  model?: ModelProgram,
): Promise<CaseResult[]> {
  let titles = knownTitles;
  const results = new Map<number, CaseResult>();
  let current: number | undefined;

  const onReport = (report: GraderReport): void => {
    switch (report.type) {
      case 'collected':
        titles = report.cases.map(({ title }) => title);
        break;
      case 'case-started':
        current = report.place;
        break;
      case 'case-ended':
        current = undefined;
        if (run.hasOverspent()) endCase(report.place, OVERSPENT.verdict, OVERSPENT.message);
        else endCase(report.place, verdictOfCase(report), report.message);
        if (report.behaviour !== undefined) {
          run.onCaseSeen({ group: group.name, title: titleOf(report.place), ...report.behaviour });
        }
        break;
    }
  };

  function titleOf(place: number): string {
    return titles?.[place] ?? group.name;
  }

  function endCase(place: number, verdict: Verdict, message: string | undefined): void {
    if (results.has(place)) return;
    results.set(place, {
      title: titleOf(place),
      verdict,
      ...(message !== undefined && { message }),
    });
    run.onCaseEnded();
  }

  /** Gives all cases without a result the same one. A group whose cases nobody knows has one that stands for it. */
  function endRest(verdict: Verdict, message: string): void {
    for (const place of (titles ?? [group.name]).keys()) endCase(place, verdict, message);
  }

  /** Ends the case that was running; false where none was, and all that are left end with it. */
  function endCurrent({ verdict, message }: DeathVerdict): boolean {
    if (current === undefined) endRest(verdict, message);
    else endCase(current, verdict, message);
    return current !== undefined;
  }

  /** A group without a case proves nothing: the author's fault, unless its cases depend on the program. */
  function endWithoutCases(): void {
    if (knownTitles?.length === 0) throw new JudgeError('suite-broken', `${group.file} holds no case to run`);
    titles = undefined;
    endRest('runtime-error', 'no case ran');
  }

  for (;;) {
    if (run.isBudgetSpent()) {
      endRest('time-limit-exceeded', 'not run: the submission had used up its time');
      break;
    }
    const found = await run.requireProgram();
    if ('death' in found) {
      endRest(found.death.verdict, found.death.message);
      break;
    }
    const { program } = found;
    current = undefined;
    const order: GraderOrder = {
      suite: suite.code,
      modules: [...suite.modules],
      hasWorld: suite.hasWorld || run.usesWeb,
      pipes: [...program.pipes.paths],
      ...pathsOfDatabases(program),
      ...(suite.hasWorld && { programPid: program.pid }),
      ...(model !== undefined && { model: { pipes: [...model.pipes.paths], pid: model.pid } }),
      frameLimitBytes: run.frameLimitBytes,
      skip: [...results.keys()],
      seed: SEED + (run.variation ?? 0),
      ...(run.variation !== undefined && { isShuffled: true }),
      ...(run.timeZone !== undefined && { timeZone: run.timeZone }),
    };
    let last: GraderReport;
    try {
      last = await run.runGrader(program, order, onReport, model);
    } catch (error) {
      if (!(error instanceof Grief) || !run.isCulprit) throw error;
      program.kill('wire');
      await program.ended;
      if (!endCurrent(verdictOfGrief(error.fault))) break;
      continue;
    }
    if (last.type === 'done') {
      if (results.size === 0) endWithoutCases();
      break;
    }
    if (last.type === 'broken') {
      if (last.fault === 'suite' && !run.isCulprit) {
        throw new Grief(new JudgeError('suite-broken', `${group.file}: ${last.message}`));
      }
      endRest(last.fault === 'suite' ? 'wrong-answer' : 'runtime-error', last.message);
      break;
    }
    if (last.type === 'program-gone' && last.why === 'too-long') program.kill('output');
    if (last.type === 'program-gone' && last.why === 'violation') program.kill('wire');
    const end = await run.endOfProgram(program);
    run.requireOwnFault(end);
    const death = verdictOfDeath(end);
    if (death.verdict === 'time-limit-exceeded') run.hasOverspent();
    if (!endCurrent(death)) break;
  }
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

function pathsOfDatabases({ databases = {} }: Program): Pick<GraderOrder, 'database' | 'sqlite'> {
  const { database, sqlite } = databases;
  return {
    ...(database !== undefined && { database: [...database.paths] as [string, string] }),
    ...(sqlite !== undefined && { sqlite: [...sqlite.paths] as [string, string] }),
  };
}

function verdictOfCase(report: Extract<GraderReport, { type: 'case-ended' }>): Verdict {
  if (report.isPassed) return 'accepted';
  return report.isProgramError ? 'runtime-error' : 'wrong-answer';
}
