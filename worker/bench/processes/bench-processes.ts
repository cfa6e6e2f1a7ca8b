import type { Artefacts } from '../artefacts/artefacts.ts';
import type { DatabaseEngine } from '../artefacts/database-artefacts.ts';
import type { Containment } from '../containment/containment.ts';
import type { Program } from '../judging-run.ts';
import type { CompiledSuite } from '../suites/compile-suite.ts';
import { DatabaseProcess } from './database-process.ts';
import { GraderProcess } from './grader-process.ts';
import { ProgramProcess } from './program-process.ts';
import { withDatabase } from './program-with-database.ts';

/** Which databases the suites of a judging use. */
export type Databases = Pick<CompiledSuite, 'hasDatabase' | 'hasSqlite'>;

/** The processes of one bench: a grader and a database that last, and what is started ahead of the next judging. */
export class BenchProcesses {
  readonly #artefacts: Artefacts;
  readonly #containment: Containment;
  readonly #core: number | undefined;
  #grader: GraderProcess;
  #spareProgram: Promise<ProgramProcess> | undefined;
  #spareSqlite: Promise<DatabaseProcess> | undefined;
  #database: DatabaseProcess | undefined;
  #isClosed = false;

  constructor(artefacts: Artefacts, containment: Containment, core: number | undefined) {
    this.#artefacts = artefacts;
    this.#containment = containment;
    this.#core = core;
    this.#grader = this.#startGrader();
    this.keepSpareProgram();
  }

  /** The grader, or a new one where it has died. */
  requireGrader(): GraderProcess {
    if (this.#grader.isEnded) this.#grader = this.#startGrader();
    return this.#grader;
  }

  async startProgram(isCareful: boolean): Promise<ProgramProcess> {
    return await ProgramProcess.start(this.#artefacts, this.#containment, { core: this.#core, isCareful });
  }

  /** A program that asks the databases which its suites use: the warm spare, unless it is to be started with care. */
  async takeProgram(isCareful: boolean, { hasDatabase, hasSqlite }: Databases): Promise<Program> {
    const starting = isCareful ? this.startProgram(isCareful) : this.#takeSpareProgram();
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

  /** Starts what a judging will ask, before anybody's time runs. */
  async prepareDatabases({ hasDatabase, hasSqlite }: Databases): Promise<void> {
    if (hasDatabase) await this.#requireDatabase();
    if (hasSqlite) await this.#keepSpareSqlite();
  }

  /** To be called behind each judging; `isSound` says whether it ended as it should. */
  leaveDatabases({ hasSqlite }: Databases, isSound: boolean): void {
    if (!isSound || this.#database?.hasGrown === true) this.#database?.kill('finished');
    // Once a case has used SQLite there is one in waiting, as there is a program.
    if (hasSqlite && !this.#isClosed) this.#keepSpareSqlite().catch(() => undefined);
  }

  keepSpareProgram(): void {
    if (this.#isClosed) return;
    this.#spareProgram ??= this.startProgram(false);
    this.#spareProgram.catch(() => {
      this.#spareProgram = undefined;
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#grader.kill();
    this.#database?.kill('finished');
    await this.#database?.ended;
    for (const starting of [this.#spareProgram, this.#spareSqlite]) {
      const spare = await starting?.catch(() => undefined);
      spare?.kill('finished');
      await spare?.ended;
    }
  }

  #startGrader(): GraderProcess {
    return new GraderProcess(this.#artefacts, this.#containment.leash(this.#core));
  }

  async #takeSpareProgram(): Promise<ProgramProcess> {
    const spare = this.#spareProgram;
    this.#spareProgram = undefined;
    const program = await spare?.catch(() => undefined);
    return program !== undefined && !program.isEnded ? program : await this.startProgram(false);
  }

  /** The bench's database, or a new one where it has none that can be used. */
  async #requireDatabase(): Promise<DatabaseProcess> {
    if (this.#database?.isSound !== true) this.#database = await this.#startDatabase('postgres');
    return this.#database;
  }

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
}
