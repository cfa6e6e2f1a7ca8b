import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';

/** What something took: processor time of all processes that it started, whoever reaped them, and real time. */
export type Cost = { readonly cpuMs: number; readonly wallMs: number };

const ACCOUNTS = '/sys/fs/cgroup/cpuacct';

/**
 * Counts processor time in a control group of its own, so that nothing else on the machine is in the figures. Where
 * none can be had the whole machine is counted, which should then be idle.
 */
export class CpuCounter {
  readonly isExact: boolean;
  readonly #folder = `${ACCOUNTS}/minicase-benchmark-${process.pid}`;

  constructor() {
    this.isExact = this.#enter();
  }

  #enter(): boolean {
    try {
      mkdirSync(this.#folder);
      writeFileSync(`${this.#folder}/cgroup.procs`, String(process.pid));
      return existsSync(`${this.#folder}/cpuacct.usage`);
    } catch {
      return false;
    }
  }

  read(): number {
    if (this.isExact) return Number(readFileSync(`${this.#folder}/cpuacct.usage`, 'utf8')) / 1e6;
    const [, user, nice, system] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
    return ((user ?? 0) + (nice ?? 0) + (system ?? 0)) * 10;
  }

  async measure(run: () => Promise<unknown>): Promise<Cost> {
    const cpuBefore = this.read();
    const before = performance.now();
    await run();
    return { wallMs: performance.now() - before, cpuMs: this.read() - cpuBefore };
  }

  /** Leaves the control group, which vanishes with the last process in it. */
  close(): void {
    if (!this.isExact) return;
    writeFileSync(`${ACCOUNTS}/cgroup.procs`, String(process.pid));
    try {
      rmdirSync(this.#folder);
    } catch {
      // Something that was started still ends.
    }
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
