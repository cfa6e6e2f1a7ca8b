import type { TestGroup } from '../../src/domain/challenge.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { ContainmentLevel, GroupResult, JudgingReport } from '../../src/domain/judging.ts';
import { groupScore } from '../../src/domain/score.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import type { ProgramPackages } from '../../src/protocol/program-control.ts';
import { type Artefacts, buildArtefacts } from './artefacts.ts';
import { asJudgeError, CrashOfProgram, Grief, isAccident, isSuspicious } from './attribution.ts';
import type { Bench, JudgingRequest } from './bench.ts';
import { judgeUntilClear, type MeasuredRun } from './borderline.ts';
import type { CompiledSuite } from './compile-suite.ts';
import type { Containment } from './containment/containment.ts';
import { probeContainment } from './containment/probe-containment.ts';
import { coreForBench } from './cores.ts';
import type { DatabaseEngine } from './database-artefacts.ts';
import { DatabaseProcess } from './database-process.ts';
import { GraderProcess } from './grader-process.ts';
import { type CandidateTestsOptions, judgeCandidateTests } from './judge-candidate-tests.ts';
import { judgeGroup } from './judge-group.ts';
import { JudgingRun, type Program } from './judging-run.ts';
import { ProgramProcess } from './program-process.ts';
import { withDatabase } from './program-with-database.ts';
import { countCases, emptyResult, hasFailed, makeReport } from './report.ts';
import { programOrder, starterFiles } from './submission-files.ts';
import { createSuiteCache, type PreparedSuite, type SuiteCache } from './suite-cache.ts';
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

/** Which databases the suites of a judging use. */
type Databases = Pick<CompiledSuite, 'hasDatabase' | 'hasSqlite'>;

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
  readonly #containment: Containment;
  readonly #core: number | undefined;
  readonly #suites: SuiteCache;
  #grader: GraderProcess;
  #spare: Promise<ProgramProcess> | undefined;
  #database: DatabaseProcess | undefined;
  #spareSqlite: Promise<DatabaseProcess> | undefined;
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
    let mode: Mode = { isCareful: false, isCulprit: false };
    let griefs = 0;
    for (let tries = 1; ; tries++) {
      try {
        return { state: 'judged', report: await this.#judge(request, mode) };
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
        if (!this.#isClosed) this.#keepSpare();
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#grader.kill();
    this.#database?.kill('finished');
    await this.#database?.ended;
    for (const starting of [this.#spare, this.#spareSqlite]) {
      const spare = await starting?.catch(() => undefined);
      spare?.kill('finished');
      await spare?.ended;
    }
    await this.#artefacts.close();
  }

  async #judge(request: JudgingRequest, mode: Mode): Promise<JudgingReport> {
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
    const databases: Databases = {
      hasDatabase: [...suites.values()].some(({ suite }) => suite.hasDatabase),
      hasSqlite: [...suites.values()].some(({ suite }) => suite.hasSqlite),
    };
    const startProgram = () => (isCareful ? this.#startProgram(isCareful) : this.#takeProgram());
    // Nobody's time runs yet.
    if (databases.hasDatabase) await this.#requireDatabase();
    if (databases.hasSqlite) await this.#keepSpareSqlite();
    const run = new JudgingRun({
      limits: challenge.manifest.limits,
      timeZone: challenge.manifest.timeZone,
      order: programOrder(challenge, files, [...suites.values()], packages),
      requireGrader: () => this.#requireGrader(),
      startProgram: () => this.#addDatabases(startProgram(), databases),
      isCareful,
      isCulprit,
      variation,
      onCaseEnded() {
        casesDone += 1;
        onProgress?.({ type: 'running', casesDone, casesTotal });
      },
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
        return { report, isCut: true };
      }
      onProgress?.({ type: 'running', casesDone, casesTotal });
      const results: GroupResult[] = [];
      for (const [group, { suite, titles }] of suites) {
        if (stopsAtFailedGroup && results.some(hasFailed)) {
          results.push(emptyResult(group));
          continue;
        }
        const startProgram = (): Promise<ProgramProcess> => this.#startProgram(isCareful);
        const cases = await withModel({ challenge, group, suite, packages, startProgram }, (model) =>
          judgeGroup(run, group, suite, titles, model),
        );
        results.push({ ...emptyResult(group), score: groupScore(group.points, cases), cases });
      }
      const { candidateTests: tests } = challenge.manifest;
      if (tests !== undefined && kind === 'submission' && !(stopsAtFailedGroup && results.some(hasFailed))) {
        results.push(await this.#judgeCandidateTests({ challenge, tests, files }, isCareful));
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
        isCut: run.isCut,
      };
    } finally {
      await run.close();
      if (!isDatabaseSound || this.#database?.hasGrown === true) this.#database?.kill('finished');
      if (databases.hasSqlite && !this.#isClosed) this.#keepSpareSqlite().catch(() => undefined);
    }
  }

  /** A judging of its own beside the submission's, with limits of its own: what tests use is not the solution's. */
  async #judgeCandidateTests(
    about: Pick<CandidateTestsOptions, 'challenge' | 'tests' | 'files'>,
    isCareful: boolean,
  ): Promise<GroupResult> {
    const { manifest } = about.challenge;
    const packages = await this.#artefacts.packages.prepare([...manifest.dependencies, 'vitest']);
    const startProgram = (): Promise<ProgramProcess> => this.#startProgram(isCareful);
    return await judgeCandidateTests({
      ...about,
      openRun: async (files, suite) => {
        const run = new JudgingRun({
          limits: manifest.limits,
          order: programOrder(about.challenge, files, [{ suite, titles: undefined }], packages),
          requireGrader: () => this.#requireGrader(),
          startProgram,
          isCareful,
          // Nobody knows how they fare without the tests: whatever comes of these is theirs.
          isCulprit: true,
          variation: undefined,
          timeZone: manifest.timeZone,
          onCaseEnded: () => undefined,
        });
        const compileError = await run.compile();
        return compileError === undefined ? { run } : { run, error: compileError.error };
      },
      withSolution: (solution, suite, act) =>
        withModel(
          {
            challenge: { ...about.challenge, model: solution.files },
            group: { file: solution.name },
            suite: { ...suite, modules: [manifest.entry] },
            packages,
            startProgram,
          },
          async (program) => {
            if (program === undefined) throw new JudgeError('internal', 'a solution was not started');
            return await act(program);
          },
        ),
    });
  }

  /** Whether the same suites come to their end with the starter in the submission's place, whatever its score. */
  async #survivesWithout({ challenge, kind }: JudgingRequest): Promise<boolean> {
    const { manifest } = challenge;
    const wallTimeMs = Math.min(manifest.limits.wallTimeMs, CONTROL_WALL_TIME_MS);
    const control: JudgingRequest = {
      challenge: { ...challenge, manifest: { ...manifest, limits: { ...manifest.limits, wallTimeMs } } },
      files: starterFiles(challenge),
      kind,
    };
    try {
      await this.#judge(control, { isCareful: true, isCulprit: false });
      return true;
    } catch {
      return false;
    }
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

  /** The bench's database, or a new one where it has none that can be used. */
  async #requireDatabase(): Promise<DatabaseProcess> {
    if (this.#database?.isSound !== true) {
      this.#database = await this.#startDatabase('postgres');
    }
    return this.#database;
  }

  /** A program that asks the databases which its suites use. */
  async #addDatabases(starting: Promise<ProgramProcess>, { hasDatabase, hasSqlite }: Databases): Promise<Program> {
    const sqlite = hasSqlite ? this.#takeSqlite() : undefined;
    try {
      const database = hasDatabase ? await this.#requireDatabase() : undefined;
      let program: Program = await starting;
      if (database !== undefined) program = withDatabase(program, database, { as: 'database', isKept: true });
      // SQLite is native code, and has run what the candidate wrote: like the program, it is nobody else's after.
      if (sqlite !== undefined) program = withDatabase(program, await sqlite, { as: 'sqlite', isKept: false });
      return program;
    } catch (error) {
      for (const process of [starting, sqlite])
        process?.then((started) => started.kill('finished')).catch(() => undefined);
      throw error;
    }
  }

  /** Once a case has used SQLite there is one in waiting, as there is a program. */
  async #keepSpareSqlite(): Promise<void> {
    this.#spareSqlite ??= this.#startDatabase('sqlite');
    try {
      await this.#spareSqlite;
    } catch (error) {
      this.#spareSqlite = undefined;
      throw error;
    }
  }

  async #takeSqlite(): Promise<DatabaseProcess> {
    const spare = this.#spareSqlite;
    this.#spareSqlite = undefined;
    const database = await spare?.catch(() => undefined);
    return database?.isSound === true ? database : await this.#startDatabase('sqlite');
  }

  async #startDatabase(engine: DatabaseEngine): Promise<DatabaseProcess> {
    return await DatabaseProcess.start(engine, this.#artefacts, this.#containment, this.#core);
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
