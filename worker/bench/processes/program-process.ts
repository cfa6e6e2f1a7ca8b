import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import { type ProgramOrder, ProgramReport } from '../../../src/protocol/program-control.ts';
import { ARTEFACT, type Artefacts } from '../artefacts/artefacts.ts';
import type { Cgroup } from '../containment/cgroup.ts';
import type { Containment } from '../containment/containment.ts';
import { encodeFrame, onFrames } from './frame-stream.ts';
import type { PipePair } from './pipes.ts';
import { readProcessUsage } from './process-usage.ts';
import type { KillReason, ProgramEnd } from './program-end.ts';
import { type Contained, spawnContained } from './spawn-contained.ts';

/** How long a program process may take to be ready. A machine under load needs seconds. */
const START_LIMIT_MS = 20_000;
/** How long pipes may stay open after the process that was started has ended. */
const LEFTOVER_GRACE_MS = 1_000;
/** The most of standard error that is kept, to tell why a process could not be started. */
const STDERR_LIMIT_CHARS = 8_192;
/** A program reports its console at most once for each call: more is a flood, whatever it says. */
const MOST_REPORTS = 500_000;
/** What the longest report besides output may have: why a submission does not compile. */
const SHORT_REPORT_BYTES = 128 * 1024;
/** A character may be written as `\\u0000`. */
const JSON_BYTES_A_CHAR = 6;
const MEGABYTE = 1024 * 1024;

export type ProgramUsage = { readonly cpuTimeMs: number; readonly memoryMb: number; readonly peakMemoryMb: number };

export type ProgramOptions = {
  readonly core: number | undefined;
  /** Whether to start Node without its own snapshot; see decision 8. */
  readonly isCareful: boolean;
};

const QUICK_FLAGS = ['--no-warnings'];
const CAREFUL_FLAGS = ['--no-warnings', '--no-node-snapshot'];

/** A process that runs one submission, from before it knows which until it is killed. */
export class ProgramProcess {
  readonly pipes: PipePair;
  /** Resolves when the process is gone. */
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcess;
  readonly #cgroup: Cgroup | undefined;
  readonly #reports: ((report: ProgramReport | undefined) => void)[] = [];
  #isEnded = false;
  #killedFor: KillReason | undefined;
  #stderr = '';
  #baseCpuMs = 0;
  #baseMemoryBytes = 0;
  #lastCpuMs = 0;
  #peakMemoryBytes = 0;
  #wasOutOfMemory = false;
  output = '';
  #outputLimitChars = 0;
  #memoryLimitMb = 0;
  #reportCount = 0;

  private constructor({ child, pipes, cgroup }: Contained) {
    this.#child = child;
    this.pipes = pipes;
    this.#cgroup = cgroup;
    onFrames(
      child.stdout as Readable,
      () => SHORT_REPORT_BYTES + JSON_BYTES_A_CHAR * this.#outputLimitChars,
      (frame) => this.#onFrame(frame),
      () => this.kill('output'),
    );
    (child.stderr as Readable).on('data', (chunk: Buffer) => {
      if (this.#stderr.length < STDERR_LIMIT_CHARS) this.#stderr += chunk.toString('latin1');
    });
    for (const stream of [child.stdin, child.stderr]) stream?.on('error', () => undefined);
    child.once('exit', () => this.#endLeftovers());
    this.ended = new Promise((resolve) => {
      child.once('close', (exitCode, signal) => {
        this.#onClose();
        resolve({
          killedFor: this.#killedFor,
          wasOutOfMemory: this.#wasOutOfMemory,
          exitCode,
          signal,
          peakMemoryMb: this.#peakMemoryBytes / MEGABYTE,
          memoryLimitMb: this.#memoryLimitMb,
        });
      });
    });
  }

  /**
   * Starts a process and waits until it is ready for its order.
   *
   * @throws JudgeError `program-unavailable`
   */
  static async start(
    artefacts: Pick<Artefacts, 'folder' | 'pipes'>,
    containment: Containment,
    { core, isCareful }: ProgramOptions,
  ): Promise<ProgramProcess> {
    const contained = await spawnContained(artefacts, containment, {
      script: ARTEFACT.program,
      args: [ARTEFACT.platform],
      nodeFlags: isCareful ? CAREFUL_FLAGS : QUICK_FLAGS,
      core,
    });
    const program = new ProgramProcess(contained);
    try {
      const first = await Promise.race([program.#nextReport(START_LIMIT_MS), contained.failedToSpawn]);
      if (first?.type !== 'ready') throw new Error(`it said nothing: ${program.#stderr.trim() || 'no output'}`);
    } catch (cause) {
      program.kill('finished');
      throw new JudgeError(
        'program-unavailable',
        `a program process could not be started: ${(cause as Error).message}`,
        { cause },
      );
    }
    program.#rememberBase();
    return program;
  }

  /** Of the process that was started; in a sandbox the program is a descendant of it. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Hands over the submission. Resolves with why it does not compile, or undefined when it does or the process died. */
  async compile(order: ProgramOrder): Promise<string | undefined> {
    this.#memoryLimitMb = order.memoryMb;
    this.#cgroup?.limitMemory(this.#baseMemoryBytes + order.memoryMb * MEGABYTE);
    this.#outputLimitChars = order.outputKb * 1024;
    (this.#child.stdin as Writable).write(encodeFrame(JSON.stringify(order)));
    const report = await this.#nextReport();
    return report?.type === 'compile-error' ? report.message : undefined;
  }

  /** What was used since the process was ready. */
  usage(): ProgramUsage {
    const { cpuTimeMs, memoryBytes } = this.#readUsage();
    this.#lastCpuMs = Math.max(this.#lastCpuMs, cpuTimeMs - this.#baseCpuMs);
    const usedBytes = Math.max(0, memoryBytes - this.#baseMemoryBytes);
    const peakBytes = (this.#cgroup?.peakMemoryBytes() ?? 0) - this.#baseMemoryBytes;
    this.#peakMemoryBytes = Math.max(this.#peakMemoryBytes, usedBytes, peakBytes);
    return {
      cpuTimeMs: this.#lastCpuMs,
      memoryMb: usedBytes / MEGABYTE,
      peakMemoryMb: this.#peakMemoryBytes / MEGABYTE,
    };
  }

  kill(reason: KillReason): void {
    if (this.#isEnded) return;
    this.usage();
    this.#killedFor ??= reason;
    const { pid } = this.#child;
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
    this.#cgroup?.kill();
  }

  /**
   * A sandbox is two processes. Should the outer one be killed by somebody before the inner one is bound to it, the
   * inner one would live on and hold our pipes open.
   */
  #endLeftovers(): void {
    this.#cgroup?.kill();
    const { stdin, stdout, stderr } = this.#child;
    const letGo = setTimeout(() => {
      for (const stream of [stdin, stdout, stderr]) stream?.destroy();
    }, LEFTOVER_GRACE_MS);
    this.ended.finally(() => clearTimeout(letGo));
  }

  #readUsage(): { readonly cpuTimeMs: number; readonly memoryBytes: number } {
    if (this.#cgroup !== undefined) {
      return { cpuTimeMs: this.#cgroup.cpuTimeMs(), memoryBytes: this.#cgroup.memoryBytes() };
    }
    const { pid } = this.#child;
    const usage = pid === undefined || this.#isEnded ? undefined : readProcessUsage(pid);
    return usage ?? { cpuTimeMs: 0, memoryBytes: 0 };
  }

  #rememberBase(): void {
    const { cpuTimeMs, memoryBytes } = this.#readUsage();
    this.#baseCpuMs = cpuTimeMs;
    this.#baseMemoryBytes = memoryBytes;
  }

  #onFrame(frame: string): void {
    // What a finished program has written is still to come.
    if (this.#killedFor !== undefined && this.#killedFor !== 'finished') return;
    this.#reportCount += 1;
    const report = this.#reportCount > MOST_REPORTS ? undefined : parseReport(frame);
    if (report === undefined) {
      this.kill('wire');
    } else if (report.type === 'output') {
      this.output += report.text;
      if (this.output.length > this.#outputLimitChars) this.kill('output');
    } else {
      const receive = this.#reports.shift();
      if (receive === undefined) this.kill('wire');
      else receive(report);
    }
  }

  async #nextReport(limitMs?: number): Promise<ProgramReport | undefined> {
    return await new Promise((resolve) => {
      if (this.#isEnded) resolve(undefined);
      const timer = limitMs === undefined ? undefined : setTimeout(() => resolve(undefined), limitMs);
      this.#reports.push((report) => {
        clearTimeout(timer);
        resolve(report);
      });
    });
  }

  #onClose(): void {
    this.#isEnded = true;
    if (this.#cgroup !== undefined) {
      this.usage();
      this.#wasOutOfMemory = this.#cgroup.wasOutOfMemory();
      this.#cgroup.remove().catch(() => undefined);
    }
    this.pipes.remove().catch(() => undefined);
    for (const resolve of this.#reports.splice(0)) resolve(undefined);
  }
}

/** Undefined for what is no report. */
function parseReport(frame: string): ProgramReport | undefined {
  try {
    return ProgramReport.parse(JSON.parse(frame));
  } catch {
    return undefined;
  }
}
