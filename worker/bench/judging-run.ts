import { JudgeError } from '../../src/domain/judge-error.ts';
import type { Limits, Usage } from '../../src/domain/limits.ts';
import type { GraderOrder, GraderReport } from '../../src/protocol/grader-control.ts';
import type { ProgramOrder } from '../../src/protocol/program-control.ts';
import type { GraderProcess } from './grader-process.ts';
import { hasCrashed, type KillReason, type ProgramEnd, wasKilledByOthers } from './program-end.ts';
import type { ProgramProcess } from './program-process.ts';

/** How often a running program is measured. */
const WATCH_MS = 10;
/** How long a grader may go on without a program before it is the grader that hangs. */
const GRADER_GRACE_MS = 3_000;
/** How long a killed program may take to be gone. */
const DEATH_GRACE_MS = 5_000;

export type JudgingRunOptions = {
  readonly limits: Limits;
  readonly order: ProgramOrder;
  readonly grader: GraderProcess;
  readonly startProgram: () => Promise<ProgramProcess>;
  /** Whether programs are started the careful way; see decision 8. */
  readonly isCareful: boolean;
  readonly onCaseEnded: () => void;
};

/** A program crashed that was started the quick way: only a crash of one started the careful way is the candidate's. */
export class CrashOfProgram extends Error {
  override readonly name = 'CrashOfProgram';
}

/** One judging's budget, and the program processes that spend it. */
export class JudgingRun {
  readonly onCaseEnded: () => void;
  readonly #options: JudgingRunOptions;
  readonly #startedAt = performance.now();
  readonly #ends = new Map<ProgramProcess, Promise<ProgramEnd>>();
  #program: ProgramProcess | undefined;
  /** Of programs that are gone. */
  #spentCpuMs = 0;
  #cpuAllowanceMs: number;
  #hasReprieve = true;
  #peakMemoryMb = 0;
  #output = '';

  constructor(options: JudgingRunOptions) {
    this.#options = options;
    this.onCaseEnded = options.onCaseEnded;
    this.#cpuAllowanceMs = options.limits.cpuTimeMs;
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

  /** A program that has compiled the submission: the one there is, or a fresh one; undefined where the time is spent. */
  async requireProgram(): Promise<ProgramProcess | undefined> {
    if (this.#program !== undefined && !this.#program.isEnded) return this.#program;
    const program = await this.#startProgram();
    await this.#watched(program, program.compile(this.#options.order));
    if (program.isEnded) {
      await this.endOfProgram(program);
      return undefined;
    }
    this.#program = program;
    return program;
  }

  /** @throws JudgeError `grader-crashed`, `grader-timed-out` */
  async runGrader(
    program: ProgramProcess,
    order: GraderOrder,
    onReport: (report: GraderReport) => void,
  ): Promise<GraderReport> {
    const { grader } = this.#options;
    const { pipes } = program;
    pipes.expectGrader();
    const running = grader.run(order, (report) => {
      if (report.type === 'connected') void pipes.graderConnected();
      else onReport(report);
    });
    try {
      return await this.#watched(program, running);
    } finally {
      await pipes.graderConnected();
    }
  }

  /** Facts about a program that the grader has lost. One that hung up may still be dying; it is not waited for long. */
  async endOfProgram(program: ProgramProcess): Promise<ProgramEnd> {
    const grace = setTimeout(() => program.kill('wire'), DEATH_GRACE_MS);
    const end = await program.ended;
    clearTimeout(grace);
    return end;
  }

  /** After a case that used up the processor time: as much again for those that follow, once. */
  reprieve(): void {
    if (this.#hasReprieve) this.#cpuAllowanceMs = this.#spentCpuMs + this.#options.limits.cpuTimeMs;
    this.#hasReprieve = false;
  }

  /**
   * Passes where a program's death is its own doing.
   *
   * @throws JudgeError `program-unavailable` where somebody else killed it
   * @throws CrashOfProgram where it has to be seen whether it would have crashed anyway
   */
  requireOwnFault(end: ProgramEnd): void {
    if (wasKilledByOthers(end)) {
      throw new JudgeError('program-unavailable', 'the program process was killed from outside');
    }
    if (hasCrashed(end) && !this.#options.isCareful) throw new CrashOfProgram('the program process crashed');
  }

  isBudgetSpent(): boolean {
    const { wallTimeMs } = this.#options.limits;
    return this.#cpuTimeMs() >= this.#cpuAllowanceMs || performance.now() - this.#startedAt >= wallTimeMs;
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

  async #startProgram(): Promise<ProgramProcess> {
    const program = await this.#options.startProgram();
    this.#ends.set(
      program,
      program.ended.then((end) => {
        const { cpuTimeMs, peakMemoryMb } = program.usage();
        this.#spentCpuMs += cpuTimeMs;
        this.#peakMemoryMb = Math.max(this.#peakMemoryMb, peakMemoryMb);
        this.#output += program.output;
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
  async #watched<Result>(program: ProgramProcess, work: Promise<Result>): Promise<Result> {
    let stopWaiting: (error: JudgeError) => void = () => undefined;
    const hangs = new Promise<never>((_, reject) => {
      stopWaiting = reject;
    });
    let grace: NodeJS.Timeout | undefined;
    const watch = setInterval(() => {
      const reason = this.#exceeded(program);
      if (reason === undefined || grace !== undefined) return;
      program.kill(reason);
      grace = setTimeout(
        () => {
          this.#options.grader.kill();
          stopWaiting(
            new JudgeError(
              'grader-timed-out',
              'the suite went on by itself after its program was stopped: it never ends',
            ),
          );
        },
        program.isEnded ? GRADER_GRACE_MS : GRADER_GRACE_MS + DEATH_GRACE_MS,
      );
    }, WATCH_MS);
    try {
      return await Promise.race([work, hangs]);
    } finally {
      clearInterval(watch);
      clearTimeout(grace);
    }
  }

  #exceeded(program: ProgramProcess): KillReason | undefined {
    const { wallTimeMs, memoryMb } = this.#options.limits;
    if (performance.now() - this.#startedAt >= wallTimeMs) return 'wall-time';
    if (program.isEnded) return undefined;
    const usage = program.usage();
    if (this.#spentCpuMs + usage.cpuTimeMs >= this.#cpuAllowanceMs) return 'cpu-time';
    return usage.memoryMb > memoryMb * 1.1 ? 'memory' : undefined;
  }
}
