import { execFile } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ContainmentLevel, Isolation } from '../../../src/domain/judging.ts';
import { type Cgroup, type CgroupParent, findCgroupParent } from './cgroup.ts';
import { seccompFilter } from './seccomp.ts';

const run = promisify(execFile);

/** What a program process is started as. */
export type ProgramCommand = {
  readonly file: string;
  readonly args: readonly string[];
  /** Descriptors that the command wants as its own, from 5 on. */
  readonly descriptors: readonly number[];
  readonly cgroup: Cgroup | undefined;
  /** Frees what was opened for the start. */
  readonly started: () => void;
};

/** How far programs can be kept from everything else on this machine. */
export type Containment = {
  readonly isolation: Isolation;
  /** What to put before a command to keep it on one processor; nothing where that cannot be done. */
  readonly pin: (core: number | undefined) => readonly string[];
  /** A command for one program; `app` is the folder that it may read, `script` and `args` are inside it. */
  readonly command: (app: string, script: string, args: readonly string[], core: number | undefined) => ProgramCommand;
};

/** The uid of `nobody` on Linux: it owns nothing. */
const NOBODY = '65534';
/** Node reserves far more address space than it uses; memory itself is limited elsewhere. */
const ADDRESS_SPACE_BYTES = 16_000_000_000;
const RLIMITS = ['--core=0', `--as=${ADDRESS_SPACE_BYTES}`, '--nofile=128', '--fsize=0'];
const NODE_FLAGS = ['--no-node-snapshot', '--no-warnings'];
/** Enters control groups, then becomes the command. */
const ENTER = 'while [ "$1" != -- ]; do echo $$ > "$1" || exit 125; shift; done; shift; unset PWD; exec "$@"';

/** Finds the strongest level that works here, by trying each. */
export async function probeContainment(folder: string, most: ContainmentLevel = 3): Promise<Containment> {
  const cgroups = most === 3 ? findCgroupParent() : undefined;
  const filter = most === 3 ? writeFilter(folder) : undefined;
  const pin = (await works('taskset', ['-c', '0', 'true'])) ? pinned : unpinned;
  const canBwrap = most >= 2 && (await works('bwrap', [...bwrapArguments(folder), '--', '/node', '--version']));
  if (canBwrap && cgroups !== undefined && filter !== undefined) {
    return contained(3, ['bwrap', 'seccomp', cgroups.mechanism, 'rlimits'], pin, bwrapped(filter), cgroups);
  }
  if (canBwrap) return contained(2, ['bwrap', 'rlimits'], pin, bwrapped(undefined), undefined);
  const canUnshare = most >= 1 && (await works('unshare', [...OWN_UID, '--', process.execPath, '--version']));
  if (canUnshare) return contained(1, ['own-uid', 'no-network', 'rlimits'], pin, unshared, undefined);
  return contained(0, [], pin, plain, undefined);
}

type Wrap = (
  app: string,
  script: string,
  args: readonly string[],
) => readonly [command: string[], file: string | undefined];
type Pin = (core: number | undefined) => readonly string[];

function contained(
  level: ContainmentLevel,
  mechanisms: string[],
  pin: Pin,
  wrap: Wrap,
  cgroups: CgroupParent | undefined,
): Containment {
  return {
    isolation: { level, mechanisms },
    pin,
    command(app, script, args, core) {
      const [command, filterFile] = wrap(app, script, args);
      const cgroup = cgroups?.create();
      const [file = '', ...rest] = [
        ...(cgroup === undefined ? [] : ['/bin/sh', '-c', ENTER, 'sh', ...cgroup.entrances, '--']),
        ...pin(core),
        ...(level === 0 ? [] : ['prlimit', ...RLIMITS]),
        ...command,
      ];
      const descriptors = filterFile === undefined ? [] : [openSync(filterFile, 'r')];
      const started = (): void => {
        for (const descriptor of descriptors) closeSync(descriptor);
      };
      return { file, args: rest, descriptors, cgroup, started };
    },
  };
}

const pinned: Pin = (core) => (core === undefined ? [] : ['taskset', '-c', String(core)]);
const unpinned: Pin = () => [];

/** A file system that holds the program's folder and Node, no network, no other process, no privilege. */
function bwrapArguments(app: string): string[] {
  const libraries = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'].flatMap((folder) => ['--ro-bind-try', folder, folder]);
  return [
    ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
    ...libraries,
    ...['--ro-bind', process.execPath, '/node', '--ro-bind', app, '/app'],
    ...['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/dev', '--remount-ro', '/'],
    ...['--uid', NOBODY, '--gid', NOBODY, '--cap-drop', 'ALL', '--clearenv', '--chdir', '/app'],
  ];
}

function bwrapped(filter: string | undefined): Wrap {
  return (app, script, args) => [
    [
      'bwrap',
      ...bwrapArguments(app),
      ...(filter === undefined ? [] : ['--seccomp', '5']),
      '--',
      '/node',
      ...NODE_FLAGS,
      `/app/${script}`,
      ...args.map((arg) => `/app/${arg}`),
    ],
    filter,
  ];
}

const OWN_UID = [
  ...['--net', '--ipc', '--uts', '--'],
  ...['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs', '--bounding-set=-all'],
];

const unshared: Wrap = (app, script, args) => [
  ['unshare', ...OWN_UID, '--', ...plain(app, script, args)[0]],
  undefined,
];

const plain: Wrap = (app, script, args) => [
  [process.execPath, ...NODE_FLAGS, path.join(app, script), ...args.map((arg) => path.join(app, arg))],
  undefined,
];

function writeFilter(folder: string): string | undefined {
  const filter = seccompFilter();
  if (filter === undefined) return undefined;
  const file = path.join(folder, 'seccomp.bpf');
  writeFileSync(file, filter);
  return file;
}

async function works(file: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(file, args, { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
