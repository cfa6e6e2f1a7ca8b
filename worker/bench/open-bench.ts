import { createRequire } from 'node:module';
import type { ChallengePackage, TestGroup } from '../../src/domain/challenge.ts';
import { JudgeError, type JudgeErrorCode } from '../../src/domain/judge-error.ts';
import type { ContainmentLevel, GroupResult, JudgingReport } from '../../src/domain/judging.ts';
import { groupScore, totalScore } from '../../src/domain/score.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { overallVerdict } from '../../src/domain/verdict.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import { type Artefacts, buildArtefacts } from './artefacts.ts';
import type { Bench, JudgingRequest } from './bench.ts';
import type { Containment } from './containment/containment.ts';
import { probeContainment } from './containment/probe-containment.ts';
import { coreForBench } from './cores.ts';
import { GraderProcess } from './grader-process.ts';
import { judgeGroup } from './judge-group.ts';
import { CrashOfProgram, JudgingRun } from './judging-run.ts';
import { ProgramProcess } from './program-process.ts';
import { createSuiteCache, type PreparedSuite, type SuiteCache } from './suite-cache.ts';

export type BenchOptions = {
  /**
   * Which of this machine's benches it is, from 0: each has a processor that its grader and program share. Left out,
   * benches of different processes are spread over the processors.
   */
  readonly slot?: number;
  /** The strongest containment to use, for tests; the strongest that works where it is left out. */
  readonly containment?: ContainmentLevel;
};

/** Faults that the same judging, begun again with fresh processes, need not meet. */
const ACCIDENTS: ReadonlySet<JudgeErrorCode> = new Set(['grader-crashed', 'program-unavailable']);
const MOST_TRIES = 3;
const OUTPUT_SHOWN_CHARS = 64 * 1024;

/** Builds what a bench needs, finds out how programs can be contained here, and starts both processes. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const artefacts = await buildArtefacts();
  const containment = await probeContainment(artefacts.folder, options.containment);
  return new WarmBench(artefacts, containment, coreForBench(options.slot ?? process.pid));
}

class WarmBench implements Bench {
  readonly isolation;
  readonly #artefacts: Artefacts;
  readonly #containment: Containment;
  readonly #core: number | undefined;
  readonly #suites: SuiteCache;
  #grader: GraderProcess;
  #spare: Promise<ProgramProcess> | undefined;
  #isClosed = false;

  constructor(artefacts: Artefacts, containment: Containment, core: number | undefined) {
    this.isolation = containment.isolation;
    this.#artefacts = artefacts;
    this.#containment = containment;
    this.#core = core;
    this.#grader = this.#startGrader();
    this.#suites = createSuiteCache(() => this.#requireGrader());
    this.#keepSpare();
  }

  async judge(request: JudgingRequest): Promise<JudgingOutcome> {
    if (this.#isClosed) throw new Error('the bench is closed');
    let isCareful = false;
    for (let tries = 1; ; tries++) {
      try {
        return { state: 'judged', report: await this.#judge(request, isCareful) };
      } catch (error) {
        if (error instanceof CrashOfProgram) {
          isCareful = true;
          continue;
        }
        if (this.#isClosed) throw new Error('the bench was closed during a judging', { cause: error });
        const fault = error instanceof JudgeError ? error : new JudgeError('internal', String(error), { cause: error });
        if (tries < MOST_TRIES && ACCIDENTS.has(fault.code)) continue;
        return { state: 'aborted', code: fault.code, message: fault.message.slice(0, 4_000) };
      } finally {
        if (!this.#isClosed) this.#keepSpare();
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#grader.kill();
    const spare = await this.#spare?.catch(() => undefined);
    spare?.kill('finished');
    await spare?.ended;
    await this.#artefacts.close();
  }

  async #judge({ challenge, files, kind, onProgress }: JudgingRequest, isCareful: boolean): Promise<JudgingReport> {
    const groups = challenge.manifest.groups.filter((group) => kind === 'submission' || group.visibility === 'sample');
    onProgress?.({ type: 'compiling' });
    const suites = new Map<TestGroup, PreparedSuite>();
    for (const group of groups) suites.set(group, await this.#suites.prepare(challenge, group));
    const casesTotal = countCases([...suites.values()]);
    let casesDone = 0;
    const run = new JudgingRun({
      limits: challenge.manifest.limits,
      order: programOrder(challenge, files, [...suites.values()]),
      grader: this.#requireGrader(),
      startProgram: () => (isCareful ? this.#startProgram(isCareful) : this.#takeProgram()),
      isCareful,
      onCaseEnded() {
        casesDone += 1;
        onProgress?.({ type: 'running', casesDone, casesTotal });
      },
    });
    try {
      const compileError = await run.compile();
      if (compileError !== undefined) return this.#report(kind, groups.map(emptyResult), run, compileError.error);
      onProgress?.({ type: 'running', casesDone, casesTotal });
      const results: GroupResult[] = [];
      for (const [group, { suite, titles }] of suites) {
        const cases = await judgeGroup(run, group, suite, titles);
        results.push({ ...emptyResult(group), score: groupScore(group.points, cases), cases });
      }
      return this.#report(kind, results, run, undefined);
    } finally {
      await run.close();
    }
  }

  #report(
    kind: JudgingRequest['kind'],
    groups: GroupResult[],
    run: JudgingRun,
    compileError: string | undefined,
  ): JudgingReport {
    const verdicts = groups.flatMap((group) => group.cases.map(({ verdict }) => verdict));
    return {
      verdict: compileError === undefined ? overallVerdict(verdicts) : 'compile-error',
      score: kind === 'sample' ? null : totalScore(groups),
      groups,
      usage: run.usage(),
      ...(compileError !== undefined && { compileError: printable(compileError) }),
      output: printable(run.output()),
      isolation: this.isolation,
      engine: ENGINE,
    };
  }

  #requireGrader(): GraderProcess {
    if (this.#grader.isEnded) this.#grader = this.#startGrader();
    return this.#grader;
  }

  #startGrader(): GraderProcess {
    return new GraderProcess(this.#artefacts, this.#containment.leash(this.#core));
  }

  /** The warm spare, or a new program where there is none. */
  async #takeProgram(): Promise<ProgramProcess> {
    const spare = this.#spare;
    this.#spare = undefined;
    const program = await spare?.catch(() => undefined);
    return program !== undefined && !program.isEnded ? program : await this.#startProgram();
  }

  #keepSpare(): void {
    this.#spare ??= this.#startProgram();
    this.#spare.catch(() => {
      this.#spare = undefined;
    });
  }

  async #startProgram(isCareful = false): Promise<ProgramProcess> {
    return await ProgramProcess.start(this.#artefacts, this.#containment, { core: this.#core, isCareful });
  }
}

const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string };
const ENGINE = `minicase ${version}, Node ${process.versions.node}, V8 ${process.versions.v8}`;

function programOrder(challenge: ChallengePackage, files: readonly SourceFile[], suites: readonly PreparedSuite[]) {
  const { entry, limits } = challenge.manifest;
  return {
    files: withStarter(challenge, files),
    modules: [...new Set([entry, ...suites.flatMap(({ suite }) => suite.modules)])],
    memoryMb: limits.memoryMb,
    outputKb: limits.outputKb,
  };
}

/** A submission over its starter: a file that a candidate did not touch need not be sent. The entry must be. */
function withStarter(challenge: ChallengePackage, files: readonly SourceFile[]): SourceFile[] {
  const stem = (path: string): string => path.replace(/\.[cm]?[jt]s$/, '');
  const sent = new Set(files.map((file) => stem(file.path)));
  const untouched = challenge.files
    .filter((file) => file.path.startsWith('starter/'))
    .map((file) => ({ path: file.path.slice('starter/'.length), content: file.content }))
    .filter((file) => !sent.has(stem(file.path)) && stem(file.path) !== stem(challenge.manifest.entry));
  return [...files, ...untouched];
}

function emptyResult({ name, category, visibility, points }: TestGroup): GroupResult {
  return { name, category, visibility, points, score: 0, cases: [] };
}

/** All cases of a judging, or null where some group's can only be known with a program. */
function countCases(suites: readonly PreparedSuite[]): number | null {
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
