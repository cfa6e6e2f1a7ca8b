import type { CaseBehaviour } from '../../src/domain/behaviour.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { Limits, Usage } from '../../src/domain/limits.ts';
import type { GraderOrder, GraderReport } from '../../src/protocol/grader-control.ts';
import type { ProgramOrder } from '../../src/protocol/program-control.ts';
import { programUsesWeb } from '../platform/uses-web.ts';
import { CrashOfProgram, Grief } from './attribution.ts';
import { CpuBudget } from './cpu-budget.ts';
import { type Grace, startGrace } from './grace.ts';
import type { GraderProcess } from './processes/grader-process.ts';
import type { PipePair } from './processes/pipes.ts';
import {
  type DeathVerdict,
  hasCrashed,
  type KillReason,
  type ProgramEnd,
  verdictOfDeath,
  wasKilledByOthers,
} from './processes/program-end.ts';
import type { ProgramProcess } from './processes/program-process.ts';
import type { DatabaseRole } from './processes/program-with-database.ts';

const FRAME_OVERHEAD_BYTES = 64 * 1024;
/** How often a running program is measured. */
const WATCH_MS = 10;
/** How long a grader may go on without a program, in time that it had, before it is the grader that hangs. */
const GRADER_GRACE_MS = 3_000;
/** How long a killed program may take to be gone. */
const DEATH_GRACE_MS = 5_000;

/** What a judging needs of the two processes: tests put others in their place. */
export type Grader = Pick<GraderProcess, 'run' | 'kill' | 'waitedMs'>;
export type Program = Pick<
  ProgramProcess,
  'pid' | 'pipes' | 'ended' | 'isEnded' | 'output' | 'compile' | 'usage' | 'kill'
> & {
  /** Pipes to the databases that it asks, where it has any. */
  readonly databases?: { readonly [role in DatabaseRole['as']]?: PipePair };
};

/** A second program, which has the model solution: what it uses is nobody's. */
export type ModelProgram = Pick<ProgramProcess, 'pid' | 'pipes'>;

export type JudgingRunOptions = {
  readonly limits: Limits;
  readonly order: ProgramOrder;
  /** The zone that is local to suite and programs; UTC where it is undefined. */
  readonly timeZone: string | undefined;
  readonly requireGrader: () => Grader;
  readonly startProgram: () => Promise<Program>;
  /** Whether programs are started the careful way; see decision 8. */
  readonly isCareful: boolean;
  /** Whether it is known that the submission brings its judging to grief: each time is its case's failure then. */
  readonly isCulprit: boolean;
  /** See `JudgingRequest`. */
  readonly variation: number | undefined;
  readonly onCaseEnded: () => void;
  /** What the program was seen doing in a test, where that is to be known. */
  readonly onCaseSeen?: (behaviour: CaseBehaviour) => void;
};

/** One judging's budget, and the program processes that spend it. */
export class JudgingRun {
  readonly onCaseEnded: () => void;
  readonly onCaseSeen: (behaviour: CaseBehaviour) => void;
  readonly #options: JudgingRunOptions;
  readonly #startedAt = performance.now();
  readonly #ends = new Map<Program, Promise<ProgramEnd>>();
  #program: Program | undefined;
  /** Of programs that are gone. */
  #spentCpuMs = 0;
  readonly #cpuBudget: CpuBudget;
  #isCut = false;
  #peakMemoryMb = 0;
  #output = '';

  constructor(options: JudgingRunOptions) {
    this.#options = options;
    this.onCaseEnded = options.onCaseEnded;
    this.onCaseSeen = options.onCaseSeen ?? (() => undefined);
    this.#cpuBudget = new CpuBudget(options.limits.cpuTimeMs);
  }

  /** Whether the program can be expected to hand over objects of the web platform. */
  get usesWeb(): boolean {
    return programUsesWeb(this.#options.order);
  }

  get timeZone(): string | undefined {
    return this.#options.timeZone;
  }

  /** Starts the first program. Resolves with why the submission does not compile, or undefined. */
  async compile(): Promise<{ readonly error: string } | undefined> {
    const program = await this.#startProgram();
    const error = await this.#watched(program, program.compile(this.#options.order));
    if (error !== undefined) return { error };
    if (!program.isEnded) {
      this.#program = program;
      return undefined;
    }
    const end = await this.endOfProgram(program);
    this.requireOwnFault(end);
    const because =
      end.killedFor === 'cpu-time' || end.killedFor === 'wall-time' ? 'it took too long' : 'it crashed the compiler';
    return { error: `The submission could not be compiled: ${because}.` };
  }

  /** A program that has compiled the submission: the one there is or a fresh one, or how that one died. */
  async requireProgram(): Promise<{ readonly program: Program } | { readonly death: DeathVerdict }> {
    if (this.#program !== undefined && !this.#program.isEnded) return { program: this.#program };
    const program = await this.#startProgram();
    await this.#watched(program, program.compile(this.#options.order));
    if (program.isEnded) {
      const end = await this.endOfProgram(program);
      this.requireOwnFault(end);
      return { death: verdictOfDeath(end) };
    }
    this.#program = program;
    return { program };
  }

  /** What a value may take in a frame: JSON writes text in up to four times its size, but for control characters. */
  get frameLimitBytes(): number {
    return FRAME_OVERHEAD_BYTES + 4 * this.#options.limits.outputKb * 1024;
  }

  get variation(): number | undefined {
    return this.#options.variation;
  }

  get isCulprit(): boolean {
    return this.#options.isCulprit;
  }

  /** @throws Grief by `grader-crashed` or `grader-timed-out` */
  async runGrader(
    program: Program,
    order: GraderOrder,
    onReport: (report: GraderReport) => void,
    model?: ModelProgram,
  ): Promise<GraderReport> {
    const { database, sqlite } = program.databases ?? {};
    const pairs = [program.pipes, database, sqlite, model?.pipes].filter((pair) => pair !== undefined);
    const connected = (): Promise<unknown> => Promise.all(pairs.map((pipes) => pipes.graderConnected()));
    for (const pipes of pairs) pipes.expectGrader();
    const running = this.#options.requireGrader().run(order, (report) => {
      if (report.type === 'connected') void connected();
      else onReport(report);
    });
    try {
      return await this.#watched(program, running);
    } catch (error) {
      throw error instanceof JudgeError ? new Grief(error) : error;
    } finally {
      await connected();
    }
  }

  /** Facts about a program that the grader has lost. One that hung up may still be dying; it is not waited for long. */
  async endOfProgram(program: Program): Promise<ProgramEnd> {
    const grace = setTimeout(() => program.kill('wire'), DEATH_GRACE_MS);
    const end = await program.ended;
    clearTimeout(grace);
    return end;
  }

  /** Whether the case that has just ended did so beyond the processor time; those that follow have as much again, once. */
  hasOverspent(): boolean {
    const spentMs = this.#cpuTimeMs();
    if (!this.#cpuBudget.isSpent(spentMs)) return false;
    this.#cpuBudget.extend(spentMs);
    return true;
  }

  /** Whether a program was stopped or died before it was done, so that what it would have used is not known. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /**
   * Passes where a program's death is its own doing.
   *
   * @throws Grief by `program-unavailable` where somebody else killed it
   * @throws CrashOfProgram where it has to be seen whether it would have crashed anyway
   */
  requireOwnFault(end: ProgramEnd): void {
    if (wasKilledByOthers(end) && !this.isCulprit) {
      throw new Grief(new JudgeError('program-unavailable', 'the program process was killed from outside'));
    }
    if (hasCrashed(end) && !this.#options.isCareful) throw new CrashOfProgram('the program process crashed');
  }

  isBudgetSpent(): boolean {
    const { wallTimeMs } = this.#options.limits;
    return this.#cpuBudget.isSpent(this.#cpuTimeMs()) || performance.now() - this.#startedAt >= wallTimeMs;
  }

  usage(): Usage {
    const program = this.#program?.usage();
    return {
      cpuTimeMs: Math.round(this.#cpuTimeMs()),
      wallTimeMs: Math.round(performance.now() - this.#startedAt),
      peakMemoryMb: Math.round(Math.max(this.#peakMemoryMb, program?.peakMemoryMb ?? 0) * 10) / 10,
    };
  }

  /** What the programs wrote to their consoles. */
  output(): string {
    return this.#output + (this.#program?.output ?? '');
  }

  /** Kills what still runs. Every program of the judging is gone when this resolves. */
  async close(): Promise<void> {
    for (const program of this.#ends.keys()) program.kill('finished');
    await Promise.all(this.#ends.values());
  }

  async #startProgram(): Promise<Program> {
    const program = await this.#options.startProgram();
    this.#ends.set(
      program,
      program.ended.then((end) => {
        const { cpuTimeMs, peakMemoryMb } = program.usage();
        this.#spentCpuMs += cpuTimeMs;
        this.#peakMemoryMb = Math.max(this.#peakMemoryMb, peakMemoryMb);
        this.#output += program.output;
        this.#isCut ||= end.killedFor !== 'finished';
        this.#ends.delete(program);
        if (this.#program === program) this.#program = undefined;
        return end;
      }),
    );
    return program;
  }

  #cpuTimeMs(): number {
    return this.#spentCpuMs + (this.#program?.usage().cpuTimeMs ?? 0);
  }

  /** Waits for work that a program takes part in, and kills the program when it exceeds a limit. */
  async #watched<Result>(program: Program, work: Promise<Result>): Promise<Result> {
    let stopWaiting: (error: JudgeError) => void = () => undefined;
    const hangs = new Promise<never>((_, reject) => {
      stopWaiting = reject;
    });
    let grace: Grace | undefined;
    const watch = setInterval(() => {
      if (grace !== undefined) {
        if (!grace.isOver()) return;
        clearInterval(watch);
        this.#options.requireGrader().kill();
        stopWaiting(
          new JudgeError(
            'grader-timed-out',
            'the suite went on by itself after its program was stopped: it never ends',
          ),
        );
        return;
      }
      const reason = this.#exceeded(program);
      if (reason === undefined) return;
      program.kill(reason);
      const graceMs = program.isEnded ? GRADER_GRACE_MS : GRADER_GRACE_MS + DEATH_GRACE_MS;
      const grader = this.#options.requireGrader();
      grace = startGrace(graceMs, () => grader.waitedMs());
    }, WATCH_MS);
    try {
      return await Promise.race([work, hangs]);
    } finally {
      clearInterval(watch);
    }
  }

  #exceeded(program: Program): KillReason | undefined {
    const { wallTimeMs, memoryMb } = this.#options.limits;
    if (performance.now() - this.#startedAt >= wallTimeMs) return 'wall-time';
    if (program.isEnded) return undefined;
    const usage = program.usage();
    if (this.#cpuBudget.mustStop(this.#spentCpuMs + usage.cpuTimeMs)) return 'cpu-time';
    return usage.memoryMb > memoryMb * 1.1 ? 'memory' : undefined;
  }
}
