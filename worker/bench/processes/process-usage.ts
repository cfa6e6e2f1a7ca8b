import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel counts of one process, and of those it has started, where no control group does it. */
export type ProcessUsage = { readonly cpuTimeMs: number; readonly memoryBytes: number };

/** Undefined where the machine has no `/proc`. A process that is gone has used nothing more. */
export function readProcessUsage(pid: number): ProcessUsage | undefined {
  if (process.platform !== 'linux') return undefined;
  let cpuTimeMs = 0;
  let memoryBytes = 0;
  for (const each of [pid, ...descendants(pid)]) {
    cpuTimeMs += cpuOf(each);
    memoryBytes += residentBytes(each);
  }
  return { cpuTimeMs, memoryBytes };
}

/** How long the main thread of a process has stood ready while others had the processor; 0 where nobody counts it. */
export function readWaitMs(pid: number): number {
  return Number(read(`/proc/${pid}/schedstat`).split(' ')[1] ?? 0) / 1e6;
}

function descendants(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** `schedstat` counts nanoseconds, where `stat` counts hundredths of a second. */
function cpuOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of list(`/proc/${pid}/task`)) {
    nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0);
  }
  return nanoseconds / 1e6;
}

function residentBytes(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`));
  return match === null ? 0 : Number(match[1]) * 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
