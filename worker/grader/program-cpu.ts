import { readFileSync } from 'node:fs';

/**
 * Reads what the program has used of the processor, in nanoseconds: its first thread, on which all of a candidate's code
 * runs, and no compiler's or collector's. The kernel counts it, so nothing that a program does can write it. Undefined
 * where there is no `/proc`, or no program any longer.
 *
 * @param startedPid - the program, or the sandbox that it is started in
 */
export function createCpuReader(startedPid: number): () => number | undefined {
  let file: string | undefined;
  return () => {
    file ??= `/proc/${lastDescendant(startedPid)}/schedstat`;
    const nanoseconds = Number.parseInt(read(file), 10);
    return Number.isNaN(nanoseconds) ? undefined : nanoseconds;
  };
}

/** A sandbox is a chain of processes, each the only child of the one before. */
function lastDescendant(pid: number): number {
  const child = Number.parseInt(read(`/proc/${pid}/task/${pid}/children`), 10);
  return Number.isNaN(child) ? pid : lastDescendant(child);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
