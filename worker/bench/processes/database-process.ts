import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import { DatabaseReport } from '../../../src/protocol/database-control.ts';
import type { Artefacts } from '../artefacts/artefacts.ts';
import type { DatabaseEngine } from '../artefacts/database-artefacts.ts';
import type { Cgroup } from '../containment/cgroup.ts';
import type { Containment } from '../containment/containment.ts';
import { onFrames } from './frame-stream.ts';
import type { PipePair } from './pipes.ts';
import { readProcessUsage } from './process-usage.ts';
import type { KillReason } from './program-end.ts';
import type { ProgramUsage } from './program-process.ts';
import { type Contained, spawnContained } from './spawn-contained.ts';

/** How long a database may take to be ready. A machine under load needs seconds. */
const START_LIMIT_MS = 60_000;
const STDERR_LIMIT_CHARS = 8_192;
const REPORT_LIMIT_BYTES = 1_024;
const MEGABYTE = 1024 * 1024;
/** What a database may have grown by and still be given to another judging. */
const MOST_GROWTH_BYTES = 256 * MEGABYTE;

export type DatabaseEnd = {
  readonly killedFor: KillReason | undefined;
  readonly wasOutOfMemory: boolean;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
};

/** A process that is a judging's database, or of one judging after another. */
export class DatabaseProcess {
  readonly pipes: PipePair;
  /** Resolves when the process is gone. */
  readonly ended: Promise<DatabaseEnd>;
  readonly #child: ChildProcess;
  readonly #cgroup: Cgroup | undefined;
  readonly #ready: Promise<void>;
  #isEnded = false;
  #wasOutOfMemory = false;
  #killedFor: KillReason | undefined;
  #stderr = '';
  #firstMemoryBytes = 0;
  #baseCpuMs = 0;
  /** Processor time since it began that the program has no part in. */
  #ofOthersMs = 0;
  #baseMemoryBytes = 0;
  #last: ProgramUsage = { cpuTimeMs: 0, memoryMb: 0, peakMemoryMb: 0 };

  private constructor({ child, pipes, cgroup }: Contained) {
    this.#child = child;
    this.pipes = pipes;
    this.#cgroup = cgroup;
    this.#ready = new Promise((resolve) => {
      onFrames(
        child.stdout as Readable,
        () => REPORT_LIMIT_BYTES,
        (frame) => this.#onFrame(frame, resolve),
        () => this.kill('wire'),
      );
    });
    (child.stderr as Readable).on('data', (chunk: Buffer) => {
      if (this.#stderr.length < STDERR_LIMIT_CHARS) this.#stderr += chunk.toString('latin1');
    });
    for (const stream of [child.stdin, child.stderr]) stream?.on('error', () => undefined);
    child.once('exit', () => this.#cgroup?.kill());
    this.ended = once(child, 'close').then(([exitCode, signal]) => {
      this.#onClose();
      return { killedFor: this.#killedFor, wasOutOfMemory: this.#wasOutOfMemory, exitCode, signal };
    });
    this.ended.catch(() => undefined);
  }

  /**
   * Starts a process and waits until its database can be asked.
   *
   * @throws JudgeError `program-unavailable`
   */
  static async start(
    engine: DatabaseEngine,
    artefacts: Artefacts,
    containment: Containment,
    core: number | undefined,
  ): Promise<DatabaseProcess> {
    const { script, args, nodeFlags } = await artefacts.database.prepare(engine);
    const contained = await spawnContained(artefacts, containment, {
      script,
      args,
      nodeFlags: ['--no-warnings', ...nodeFlags],
      core,
    });
    const database = new DatabaseProcess(contained);
    const tooLate = setTimeout(() => database.kill('finished'), START_LIMIT_MS);
    try {
      const gone = database.ended.then(() => {
        throw new Error(database.#stderr.trim() || 'no output');
      });
      await Promise.race([database.#ready, contained.failedToSpawn, gone]);
    } catch (cause) {
      database.kill('finished');
      const why = (cause as Error).message;
      throw new JudgeError('program-unavailable', `a database could not be started: ${why}`, { cause });
    } finally {
      clearTimeout(tooLate);
    }
    database.#firstMemoryBytes = database.#readUsage().memoryBytes;
    return database;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Whether another judging may have it. */
  get isSound(): boolean {
    return !this.#isEnded && this.#killedFor === undefined;
  }

  /** Whether it holds so much memory that the next judging has a new one. */
  get hasGrown(): boolean {
    return this.#readUsage().memoryBytes - this.#firstMemoryBytes > MOST_GROWTH_BYTES;
  }

  /** From here on it is used, and what it uses counts. */
  begin(memoryMb: number): void {
    const { cpuTimeMs, memoryBytes } = this.#readUsage();
    this.#baseCpuMs = cpuTimeMs;
    this.#ofOthersMs = 0;
    this.#baseMemoryBytes = memoryBytes;
    this.#last = { cpuTimeMs: 0, memoryMb: 0, peakMemoryMb: 0 };
    this.#cgroup?.limitMemory(memoryBytes + memoryMb * MEGABYTE);
  }

  /** What the program has used of it since it began. What it is not charged for is known a little later. */
  usage(): ProgramUsage {
    if (this.#isEnded) return this.#last;
    const { cpuTimeMs, memoryBytes } = this.#readUsage();
    const memoryMb = Math.max(0, memoryBytes - this.#baseMemoryBytes) / MEGABYTE;
    this.#last = {
      cpuTimeMs: Math.max(0, cpuTimeMs - this.#baseCpuMs - this.#ofOthersMs),
      memoryMb,
      peakMemoryMb: Math.max(this.#last.peakMemoryMb, memoryMb),
    };
    return this.#last;
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

  #onFrame(frame: string, onReady: () => void): void {
    try {
      const report = DatabaseReport.parse(JSON.parse(frame));
      if (report.type === 'ready') onReady();
      else this.#ofOthersMs += report.cpuTimeMs;
    } catch {
      this.kill('wire');
    }
  }

  #readUsage(): { readonly cpuTimeMs: number; readonly memoryBytes: number } {
    if (this.#cgroup !== undefined) {
      return { cpuTimeMs: this.#cgroup.cpuTimeMs(), memoryBytes: this.#cgroup.memoryBytes() };
    }
    const { pid } = this.#child;
    const usage = pid === undefined || this.#isEnded ? undefined : readProcessUsage(pid);
    return usage ?? { cpuTimeMs: 0, memoryBytes: 0 };
  }

  #onClose(): void {
    if (this.#cgroup !== undefined) this.usage();
    this.#isEnded = true;
    if (this.#cgroup !== undefined) {
      this.#wasOutOfMemory = this.#cgroup.wasOutOfMemory();
      this.#cgroup.remove().catch(() => undefined);
    }
    this.pipes.remove().catch(() => undefined);
  }
}
