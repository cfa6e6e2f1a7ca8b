import { readFileSync } from 'node:fs';
import os from 'node:os';

/** The processor for one of a machine's benches: the last that this process may use for the first bench, and so on. */
export function coreForBench(slot: number): number | undefined {
  const cores = allowedCores();
  return cores.at(-1 - (slot % cores.length));
}

/** A container may not have all of a machine's processors. */
function allowedCores(): readonly number[] {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (list !== undefined) return parseCpuList(list);
  } catch {
    // Not Linux: nothing is pinned there anyway.
  }
  return os.cpus().map((_, index) => index);
}

/** The kernel's way to write a set of processors: `0-2,7`. */
export function parseCpuList(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first = Number.NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
