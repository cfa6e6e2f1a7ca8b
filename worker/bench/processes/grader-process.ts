import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import { type GraderOrder, GraderReport } from '../../../src/protocol/grader-control.ts';
import { GRADER_EXIT } from '../../../src/protocol/program-exit.ts';
import { ARTEFACT, type Artefacts } from '../artefacts/artefacts.ts';
import { FIXED_ENVIRONMENT } from './fixed-environment.ts';
import { encodeFrame, onFrames } from './frame-stream.ts';
import { readWaitMs } from './process-usage.ts';

const FRAME_LIMIT_BYTES = 16 * 1024 * 1024;
const STDERR_LIMIT_CHARS = 8_192;

/** A process that runs suites, one group at a time, for as many judgings as it lives. */
export class GraderProcess {
  readonly #child: ChildProcess;
  #onReport: ((report: GraderReport) => void) | undefined;
  #onEnd: ((error: JudgeError) => void) | undefined;
  #isEnded = false;
  #stderr = '';

  constructor(artefacts: Artefacts, leash: readonly string[]) {
    const at = (name: string): string => path.join(artefacts.folder, name);
    const [file = '', ...args] = [
      ...leash,
      process.execPath,
      ...['--no-node-snapshot', '--no-warnings', at(ARTEFACT.grader)],
      ...[at(ARTEFACT.graderSnapshot), at(ARTEFACT.worldSnapshot), at(ARTEFACT.platform)],
    ];
    this.#child = spawn(file, args, { env: { ...FIXED_ENVIRONMENT }, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
    onFrames(
      this.#child.stdout as Readable,
      () => FRAME_LIMIT_BYTES,
      (frame) => this.#onFrame(frame),
      () => this.kill(),
    );
    (this.#child.stderr as Readable).on('data', (chunk: Buffer) => {
      if (this.#stderr.length < STDERR_LIMIT_CHARS) this.#stderr += chunk.toString('utf8');
    });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.once('error', (cause) => this.#end(`could not be started: ${cause.message}`));
    this.#child.once('close', (code, signal) => this.#onClose(code, signal));
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** How long it has stood ready while others had the processor. */
  waitedMs(): number {
    return this.#child.pid === undefined || this.#isEnded ? 0 : readWaitMs(this.#child.pid);
  }

  /**
   * Runs one group. Resolves with its last report: `done`, `broken` or `program-gone`.
   *
   * @throws JudgeError `grader-crashed`, or `suite-broken` where it ran out of memory
   */
  async run(order: GraderOrder, onReport: (report: GraderReport) => void): Promise<GraderReport> {
    return await new Promise((resolve, reject) => {
      this.#onEnd = reject;
      this.#onReport = (report) => {
        if (report.type === 'done' || report.type === 'broken' || report.type === 'program-gone') {
          this.#onReport = undefined;
          this.#onEnd = undefined;
          resolve(report);
        } else {
          onReport(report);
        }
      };
      if (this.#isEnded) this.#end('is gone');
      else (this.#child.stdin as Writable).write(encodeFrame(JSON.stringify(order)));
    });
  }

  kill(): void {
    this.#isEnded = true;
    this.#child.kill('SIGKILL');
  }

  #onFrame(frame: string): void {
    try {
      this.#onReport?.(GraderReport.parse(JSON.parse(frame)));
    } catch (error) {
      this.kill();
      this.#end(`reported what is no report: ${String(error)}`);
    }
  }

  #onClose(code: number | null, signal: NodeJS.Signals | null): void {
    if (code === GRADER_EXIT.memoryLimit) {
      this.#reject(new JudgeError('suite-broken', 'the suite used up all memory that a grader has'));
    } else {
      this.#end(`ended by itself (${signal ?? `exit code ${code}`})`);
    }
  }

  #end(how: string): void {
    const said = this.#stderr.trim().slice(-2_000);
    this.#reject(new JudgeError('grader-crashed', `the grader process ${how}. ${said}`.trim()));
  }

  #reject(error: JudgeError): void {
    this.#isEnded = true;
    this.#onReport = undefined;
    this.#onEnd?.(error);
    this.#onEnd = undefined;
  }
}
