import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../processes/is-alive.ts';
import { groupMadeForUs, handDown } from './hand-down.ts';

/** A control group around one program: the kernel counts and limits all that happens in it. */
export type Cgroup = {
  /** Files that a process writes its id to in order to enter. */
  readonly entrances: readonly string[];
  readonly limitMemory: (bytes: number) => void;
  readonly cpuTimeMs: () => number;
  readonly memoryBytes: () => number;
  readonly peakMemoryBytes: () => number;
  /** Whether the kernel has killed something in it for want of memory. */
  readonly wasOutOfMemory: () => boolean;
  /** Kills all that is in it, whoever its parents were. */
  readonly kill: () => void;
  /** Removes it, once what was in it has died. */
  readonly remove: () => Promise<void>;
};

export type CgroupParent = { readonly mechanism: 'cgroup-v1' | 'cgroup-v2'; readonly create: () => Cgroup };

const ROOT = '/sys/fs/cgroup';
const REMOVE_TRIES = 50;
const REMOVE_WAIT_MS = 20;

type Found = { readonly parent: CgroupParent } | { readonly reason: string };

/** The place where this process may make control groups, or why the machine lets it make none. */
export function findCgroupParent(root = ROOT, self = '/proc/self/cgroup'): Found {
  const own = readOwnGroups(self);
  const version1 = findVersion1(root, own);
  if (version1 !== undefined && 'parent' in version1) return version1;
  const version2 = findVersion2(root, own);
  if (version2 !== undefined && 'parent' in version2) return version2;
  return version2 ?? version1 ?? { reason: `no control groups are mounted at ${root}` };
}

type OwnGroup = { readonly controllers: readonly string[]; readonly path: string };

/** Lines such as `7:memory:/`, and for version 2 `0::/user.slice`. */
function readOwnGroups(file: string): OwnGroup[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, controllers = '', ...rest] = line.split(':');
      return { controllers: controllers.split(','), path: rest.join(':') };
    });
}

let lastNumber = 0;

function nextName(): string {
  lastNumber += 1;
  return `minicase-${process.pid}-${lastNumber}`;
}

/** Removes the groups of processes that were killed before they could. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^minicase-(\d+)-(?:\d+|self)$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmdirSync(path.join(parent, name));
    } catch {
      // What it held is still dying.
    }
  }
}

/** Undefined where the machine does not have this version. */
function findVersion1(root: string, own: readonly OwnGroup[]): Found | undefined {
  const folderOf = (controller: string): string | undefined => {
    const group = own.find(({ controllers }) => controllers.includes(controller));
    if (group === undefined) return undefined;
    const mounts = [controller, group.controllers.join(',')].map((name) => path.join(root, name, group.path));
    return mounts.find((mount) => existsSync(mount));
  };
  const memory = folderOf('memory');
  const cpu = folderOf('cpuacct');
  if (memory === undefined || cpu === undefined) return undefined;
  const reason = whyNoneIn(memory) ?? whyNoneIn(cpu);
  if (reason !== undefined) return { reason };
  for (const parent of new Set([memory, cpu])) removeAbandoned(parent);
  return { parent: version1(memory, cpu) };
}

function version1(memory: string, cpu: string): CgroupParent {
  return {
    mechanism: 'cgroup-v1',
    create() {
      const name = nextName();
      const folders = [...new Set([path.join(memory, name), path.join(cpu, name)])];
      for (const folder of folders) mkdirSync(folder);
      const memoryFile = (file: string): string => path.join(memory, name, file);
      return {
        entrances: folders.map((folder) => path.join(folder, 'cgroup.procs')),
        limitMemory(bytes) {
          const files = [memoryFile('memory.limit_in_bytes'), memoryFile('memory.memsw.limit_in_bytes')];
          const present = files.filter((file) => existsSync(file));
          // At no time may memory alone have more than memory and swap together.
          if (readNumber(files[0] as string) < bytes) present.reverse();
          for (const file of present) writeFileSync(file, String(bytes));
        },
        cpuTimeMs: () => readNumber(path.join(cpu, name, 'cpuacct.usage')) / 1e6,
        memoryBytes: () => readNumber(memoryFile('memory.usage_in_bytes')),
        peakMemoryBytes: () => readNumber(memoryFile('memory.max_usage_in_bytes')),
        wasOutOfMemory: () => readField(memoryFile('memory.oom_control'), 'oom_kill') > 0,
        kill: () => killMembers(memoryFile('cgroup.procs')),
        remove: () => removeFolders(folders),
      };
    },
  };
}

/** Undefined where the machine does not have this version. */
function findVersion2(root: string, own: readonly OwnGroup[]): Found | undefined {
  const group = own.find(({ controllers }) => controllers.join() === '');
  if (group === undefined) return undefined;
  const ours = groupMadeForUs(group.path);
  const parent = [path.join(root, ours), path.join(root, 'unified', ours)].find((folder) =>
    existsSync(path.join(folder, 'cgroup.subtree_control')),
  );
  if (parent === undefined) return undefined;
  // Processor time is counted in every group, with a controller or without.
  handDown(parent, ['memory']);
  const reason = whyNoneIn(parent, 'memory.max');
  if (reason !== undefined) return { reason };
  removeAbandoned(parent);
  return { parent: version2(parent) };
}

function version2(parent: string): CgroupParent {
  return {
    mechanism: 'cgroup-v2',
    create() {
      const folder = path.join(parent, nextName());
      mkdirSync(folder);
      const file = (name: string): string => path.join(folder, name);
      return {
        entrances: [file('cgroup.procs')],
        limitMemory(bytes) {
          writeFileSync(file('memory.max'), String(bytes));
          if (existsSync(file('memory.swap.max'))) writeFileSync(file('memory.swap.max'), '0');
        },
        cpuTimeMs: () => readField(file('cpu.stat'), 'usage_usec') / 1e3,
        memoryBytes: () => readNumber(file('memory.current')),
        peakMemoryBytes: () => readNumber(file('memory.peak')),
        wasOutOfMemory: () => readField(file('memory.events'), 'oom_kill') > 0,
        kill: () => killMembers(file('cgroup.procs')),
        remove: () => removeFolders([folder]),
      };
    },
  };
}

/** Why no group can be made here that has the file which says its controller works; undefined where one can. */
function whyNoneIn(parent: string, requiredFile = 'cgroup.procs'): string | undefined {
  const folder = path.join(parent, nextName());
  try {
    mkdirSync(folder);
  } catch (error) {
    return (error as Error).message;
  }
  const works = existsSync(path.join(folder, requiredFile));
  rmdirSync(folder);
  return works ? undefined : `groups in ${parent} have no ${requiredFile}: the controller was not handed down to it`;
}

function readNumber(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** A file of lines such as `oom_kill 0`. */
function readField(file: string, field: string): number {
  try {
    const match = new RegExp(`^${field} (\\d+)$`, 'm').exec(readFileSync(file, 'utf8'));
    return match === null ? 0 : Number(match[1]);
  } catch {
    return 0;
  }
}

function killMembers(file: string): void {
  const members = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];
  for (const pid of members) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just died.
    }
  }
}

async function removeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (let tries = 1; existsSync(folder); tries++) {
      try {
        rmdirSync(folder);
      } catch (error) {
        if (tries >= REMOVE_TRIES) throw error;
        await sleep(REMOVE_WAIT_MS);
      }
    }
  }
}
