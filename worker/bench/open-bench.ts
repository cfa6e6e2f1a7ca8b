import type { TestGroup } from '../../src/domain/challenge.ts';
import type { ContainmentLevel, GroupResult } from '../../src/domain/judging.ts';
import { groupScore } from '../../src/domain/score.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import type { ProgramPackages } from '../../src/protocol/program-control.ts';
import { type Artefacts, buildArtefacts } from './artefacts/artefacts.ts';
import { asJudgeError, CrashOfProgram, Grief, isAccident, isSuspicious } from './attribution.ts';
import type { Bench, JudgingRequest } from './bench.ts';
import { type Judged, judgeUntilClear, type MeasuredRun } from './borderline.ts';
import { collectBehaviour } from './collect-behaviour.ts';
import type { Containment } from './containment/containment.ts';
import { probeContainment } from './containment/probe-containment.ts';
import { coreForBench } from './cores.ts';
import { judgeCandidateTests } from './judge-candidate-tests.ts';
import { judgeGroup } from './judge-group.ts';
import { JudgingRun } from './judging-run.ts';
import { BenchProcesses, type Databases } from './processes/bench-processes.ts';
import { countCases, emptyResult, hasFailed, makeReport } from './report.ts';
import { programOrder, starterFiles } from './submission-files.ts';
import { createSuiteCache, type PreparedSuite, type SuiteCache } from './suites/suite-cache.ts';
import { withModel } from './with-model.ts';

export type BenchOptions = {
  /**
   * Which of this machine's benches it is, from 0: each has a processor that its grader and program share. Left out,
   * benches of different processes are spread over the processors.
   */
  readonly slot?: number;
  /** The strongest containment to use, for tests; the strongest that works where it is left out. */
  readonly containment?: ContainmentLevel;
};

const MOST_TRIES = 3;
/** How long a suite may take without the submission that is suspected. */
const CONTROL_WALL_TIME_MS = 10_000;

type Mode = {
  /** Whether programs are started the careful way; see decision 8. */
  readonly isCareful: boolean;
  /** Whether the submission is known to bring its judging to grief; see decision 13. */
  readonly isCulprit: boolean;
};

/** Builds what a bench needs, finds out how programs can be contained here, and starts both processes. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const artefacts = await buildArtefacts();
  const containment = await probeContainment(artefacts.folder, options.containment);
  return new WarmBench(artefacts, containment, coreForBench(options.slot ?? process.pid));
}

class WarmBench implements Bench {
  readonly isolation;
  readonly #artefacts: Artefacts;
  readonly #processes: BenchProcesses;
  readonly #suites: SuiteCache;
  #isClosed = false;

  constructor(artefacts: Artefacts, containment: Containment, core: number | undefined) {
    const processes = new BenchProcesses(artefacts, containment, core);
    this.isolation = containment.isolation;
    this.#artefacts = artefacts;
    this.#processes = processes;
    this.#suites = createSuiteCache(() => processes.requireGrader());
  }

  async judge(request: JudgingRequest): Promise<JudgingOutcome> {
    if (this.#isClosed) throw new Error('the bench is closed');
    let mode: Mode = { isCareful: false, isCulprit: false };
    let griefs = 0;
    for (let tries = 1; ; tries++) {
      try {
        const { report, behaviour } = await this.#judge(request, mode);
        return { state: 'judged', report, ...(behaviour.length > 0 && { behaviour }) };
      } catch (error) {
        if (this.#isClosed) throw new Error('the bench was closed during a judging', { cause: error });
        if (error instanceof CrashOfProgram) {
          mode = { ...mode, isCareful: true };
          continue;
        }
        const fault = asJudgeError(error);
        if (error instanceof Grief) griefs += 1;
        if (error instanceof Grief && !mode.isCulprit && isSuspicious(fault, griefs)) {
          mode = { isCareful: true, isCulprit: await this.#survivesWithout(request) };
          if (mode.isCulprit) continue;
        } else if (tries < MOST_TRIES && isAccident(fault)) {
          continue;
        }
        return { state: 'aborted', code: fault.code, message: fault.message.slice(0, 4_000) };
      } finally {
        this.#processes.keepSpareProgram();
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#processes.close();
    await this.#artefacts.close();
  }

  async #judge(request: JudgingRequest, mode: Mode): Promise<Judged> {
    const { challenge, kind, onProgress } = request;
    const groups = challenge.manifest.groups.filter((group) => kind === 'submission' || group.visibility === 'sample');
    onProgress?.({ type: 'compiling' });
    const packages = await this.#artefacts.packages.prepare(challenge.manifest.dependencies);
    const suites = new Map<TestGroup, PreparedSuite>();
    for (const group of groups) suites.set(group, await this.#suites.prepare(challenge, group));
    return await judgeUntilClear(challenge.manifest.limits.cpuTimeMs, async (run) =>
      // Who waits has been told that all cases are done, and need not see them begin again.
      this.#judgeOnce(run === 0 ? request : { ...request, onProgress: () => undefined }, suites, packages, mode),
    );
  }

  async #judgeOnce(
    { challenge, files, kind, stopsAtFailedGroup = false, variation, onProgress }: JudgingRequest,
    suites: ReadonlyMap<TestGroup, PreparedSuite>,
    packages: ProgramPackages,
    { isCareful, isCulprit }: Mode,
  ): Promise<MeasuredRun> {
    const casesTotal = countCases([...suites.values()]);
    let casesDone = 0;
    const seen = collectBehaviour();
    const databases: Databases = {
      hasDatabase: [...suites.values()].some(({ suite }) => suite.hasDatabase),
      hasSqlite: [...suites.values()].some(({ suite }) => suite.hasSqlite),
    };
    await this.#processes.prepareDatabases(databases);
    const run = new JudgingRun({
      limits: challenge.manifest.limits,
      timeZone: challenge.manifest.timeZone,
      order: programOrder(challenge, files, [...suites.values()], packages),
      requireGrader: () => this.#processes.requireGrader(),
      startProgram: () => this.#processes.takeProgram(isCareful, databases),
      isCareful,
      isCulprit,
      variation,
      onCaseEnded() {
        casesDone += 1;
        onProgress?.({ type: 'running', casesDone, casesTotal });
      },
      onCaseSeen: seen.note,
    });
    let isDatabaseSound = false;
    try {
      const compileError = await run.compile();
      if (compileError !== undefined) {
        const report = makeReport({
          testsOf: challenge.manifest.candidateTests?.name,
          kind,
          groups: [...suites.keys()].map(emptyResult),
          run,
          isolation: this.isolation,
          compileError: compileError.error,
        });
        return { report, behaviour: [], isCut: true };
      }
      onProgress?.({ type: 'running', casesDone, casesTotal });
      const results: GroupResult[] = [];
      for (const [group, { suite, titles }] of suites) {
        if (stopsAtFailedGroup && results.some(hasFailed)) {
          results.push(emptyResult(group));
          continue;
        }
        const startProgram = () => this.#processes.startProgram(isCareful);
        const cases = await withModel({ challenge, group, suite, packages, startProgram }, (model) =>
          judgeGroup(run, group, suite, titles, model),
        );
        results.push({ ...emptyResult(group), score: groupScore(group.points, cases), cases });
      }
      const { candidateTests: tests } = challenge.manifest;
      if (tests !== undefined && kind === 'submission' && !(stopsAtFailedGroup && results.some(hasFailed))) {
        const own = await this.#artefacts.packages.prepare([...challenge.manifest.dependencies, 'vitest']);
        results.push(
          await judgeCandidateTests({ challenge, tests, files, packages: own, isCareful, processes: this.#processes }),
        );
      }
      // What a program has written is all there only once it is gone.
      await run.close();
      isDatabaseSound = true;
      return {
        report: makeReport({
          kind,
          groups: results,
          testsOf: challenge.manifest.candidateTests?.name,
          run,
          isolation: this.isolation,
        }),
        behaviour: seen.read(),
        isCut: run.isCut,
      };
    } finally {
      await run.close();
      this.#processes.leaveDatabases(databases, isDatabaseSound);
    }
  }

  /**
   * Whether the same suites come to their end with the starter in the submission's place, whatever its score. Where time
   * ran out before they did, nobody knows.
   */
  async #survivesWithout({ challenge, kind }: JudgingRequest): Promise<boolean> {
    const { manifest } = challenge;
    const control: JudgingRequest = {
      challenge: {
        ...challenge,
        manifest: { ...manifest, limits: { ...manifest.limits, wallTimeMs: CONTROL_WALL_TIME_MS } },
      },
      files: starterFiles(challenge),
      kind,
    };
    try {
      const { report } = await this.#judge(control, { isCareful: true, isCulprit: false });
      return report.verdict !== 'time-limit-exceeded';
    } catch {
      return false;
    }
  }
}
