import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a bench takes of a machine at one moment. */
export type Footprint = {
  /** Processes that descend from this one, as the names of what they run. */
  readonly processes: readonly string[];
  readonly graderPid: number | undefined;
  readonly graderMb: number;
  readonly workerMb: number;
  readonly descriptors: number;
  readonly controlGroups: number;
  /** Mounts that a sandbox could have left. */
  readonly mounts: number;
  /** Files of the temporary folder with size and time of change; named pipes come and go and are left out. */
  readonly files: readonly string[];
};

export function readFootprint(temporary: string): Footprint {
  const processes = descendants();
  const grader = processes.find(({ role }) => role === 'grader');
  return {
    processes: processes.map(({ role }) => role).sort(),
    graderPid: grader?.pid,
    graderMb: grader === undefined ? 0 : residentMb(grader.pid),
    workerMb: residentMb(process.pid),
    descriptors: list('/proc/self/fd').length,
    controlGroups: controlGroupFolders().length,
    mounts: read('/proc/self/mountinfo')
      .split('\n')
      .filter((line) => /newroot|oldroot|\/app /.test(line)).length,
    files: filesIn(temporary).sort(),
  };
}

const SETTLE_MS = 10_000;
const LOOK_EVERY_MS = 20;

/** What differs from an earlier footprint once what goes on has ended: nothing, or what was left behind or lost. */
export async function findLeftovers(before: Footprint, temporary: string): Promise<string[]> {
  const until = performance.now() + SETTLE_MS;
  for (;;) {
    const differences = compare(before, readFootprint(temporary));
    if (differences.length === 0 || performance.now() > until) return differences;
    await sleep(LOOK_EVERY_MS);
  }
}

function compare(before: Footprint, after: Footprint): string[] {
  const same = (name: keyof Footprint): string[] => {
    const [was, is] = [JSON.stringify(before[name]), JSON.stringify(after[name])];
    return was === is ? [] : [`${name} were ${was} and are ${is}`];
  };
  return (['processes', 'graderPid', 'controlGroups', 'mounts', 'files'] as const).flatMap(same);
}

/** A footprint once the bench is at rest: its spare program waits, and nothing of an earlier one is left. */
export async function restingFootprint(temporary: string): Promise<Footprint> {
  const until = performance.now() + SETTLE_MS;
  let last = readFootprint(temporary);
  for (let same = 0; same < 5 && performance.now() < until; ) {
    await sleep(2 * LOOK_EVERY_MS);
    const next = readFootprint(temporary);
    same = compare(last, next).length === 0 && next.processes.includes('program') ? same + 1 : 0;
    last = next;
  }
  return last;
}

type Process = { readonly pid: number; readonly role: string };

function descendants(): Process[] {
  const children = new Map<number, number[]>();
  for (const name of list('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(process.pid).map((pid) => ({ pid, role: roleOf(pid) }));
}

function roleOf(pid: number): string {
  const [file = '', ...args] = read(`/proc/${pid}/cmdline`).split('\0');
  const script = args.map((arg) => /(grader|program)\.cjs$/.exec(arg)?.[1]).find((name) => name !== undefined);
  if (script === undefined) return path.basename(file) || 'ended';
  return path.basename(file) === 'bwrap' ? 'sandbox' : script;
}

/** Folders of control groups that this process made, wherever the kernel shows them. */
function controlGroupFolders(): string[] {
  const own = read('/proc/self/cgroup').split('\n').filter(Boolean);
  const parents = own.flatMap((line) => {
    const [, controllers = '', ...place] = line.split(':');
    return ['', 'unified', ...controllers.split(','), controllers].map((name) =>
      path.join('/sys/fs/cgroup', name, place.join(':')),
    );
  });
  return [...new Set(parents)].flatMap((parent) =>
    list(parent)
      .filter((name) => name.startsWith(`minicase-${process.pid}-`))
      .map((name) => path.join(parent, name)),
  );
}

function filesIn(folder: string): string[] {
  return list(folder).flatMap((name) => {
    const place = path.join(folder, name);
    if (/^pipe-\d+-/.test(name) || !existsSync(place)) return [];
    const found = statSync(place);
    return found.isDirectory() ? filesIn(place) : [`${place} ${found.size} ${found.mtimeMs}`];
  });
}

function residentMb(pid: number): number {
  return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
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
