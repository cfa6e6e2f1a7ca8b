import { execFile } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ContainmentLevel, Isolation } from '../../../src/domain/judging.ts';
import { findOnPath, systemProgram } from '../find-on-path.ts';
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
  /** What to put before a command of ours: it dies with this process, and stays on one processor if it is given one. */
  readonly leash: (core: number | undefined) => readonly string[];
  readonly command: (program: ProgramStart) => ProgramCommand;
};

export type ProgramStart = {
  /** The folder that it may read. */
  readonly app: string;
  /** A script in that folder, and files there that it is given. */
  readonly script: string;
  readonly args: readonly string[];
  readonly nodeFlags: readonly string[];
  readonly core: number | undefined;
};

/** The uid of `nobody` inside a sandbox, where nothing is anybody's. */
const NOBODY = '65534';
/** A uid that nothing else on a machine has, not even a server that runs as `nobody`. */
const OWN_USER = '64321';
/** Node reserves far more address space than it uses; memory itself is limited elsewhere. */
const ADDRESS_SPACE_KB = 16_000_000;
/** Limits itself, enters control groups, then becomes the command. */
const ENTER = `ulimit -c 0; ulimit -n 128; ulimit -f 0; ulimit -v ${ADDRESS_SPACE_KB}
while [ "$1" != -- ]; do echo $$ > "$1" || exit 125; shift; done; shift; unset PWD; exec "$@"`;

/** Finds the strongest level that works here, by trying each. */
export async function probeContainment(folder: string, most: ContainmentLevel = 3): Promise<Containment> {
  const cgroups = most === 3 ? findCgroupParent() : undefined;
  const cgroup = cgroups === undefined ? [] : [cgroups.mechanism];
  const bwrap = most >= 2 ? findOnPath('bwrap') : undefined;
  if (bwrap !== undefined && (await works([bwrap, ...bwrapArguments(folder), '--', '/node', '--version']))) {
    const filter = most === 3 ? writeFilter(folder) : undefined;
    const seccomp = filter === undefined ? [] : ['seccomp'];
    const isWhole = filter !== undefined && cgroups !== undefined;
    const mechanisms = ['bwrap', ...seccomp, ...cgroup, 'rlimits'];
    return contained(isWhole ? 3 : 2, mechanisms, bwrapped(bwrap, filter), cgroups);
  }
  const ownUser = most >= 1 ? ownUserCommand() : undefined;
  if (ownUser !== undefined && (await works([...ownUser, process.execPath, '--version']))) {
    return contained(1, ['own-uid', 'no-network', ...cgroup, 'rlimits'], unshared(ownUser), cgroups);
  }
  return contained(0, [], plain, undefined);
}

/** A command line, and a file that it wants open as descriptor 5. */
type Wrapped = { readonly command: readonly string[]; readonly filter?: string };
type Wrap = (program: ProgramStart) => Wrapped;

function contained(
  level: ContainmentLevel,
  mechanisms: string[],
  wrap: Wrap,
  cgroups: CgroupParent | undefined,
): Containment {
  const pin = pinning();
  const dieWithUs = dyingWithUs();
  return {
    isolation: { level, mechanisms },
    leash: (core) => [...dieWithUs, ...pin(core)],
    command(program) {
      const { command, filter } = wrap(program);
      const cgroup = cgroups?.create();
      const [file = '', ...rest] = [
        ...(level >= 2 ? [] : dieWithUs),
        ...(level === 0 ? [] : [systemProgram('sh'), '-c', ENTER, 'sh', ...(cgroup?.entrances ?? []), '--']),
        ...pin(program.core),
        ...command,
      ];
      const descriptors = filter === undefined ? [] : [openSync(filter, 'r')];
      const started = (): void => {
        for (const descriptor of descriptors) closeSync(descriptor);
      };
      return { file, args: rest, descriptors, cgroup, started };
    },
  };
}

function pinning(): (core: number | undefined) => readonly string[] {
  const taskset = findOnPath('taskset');
  return (core) => (core === undefined || taskset === undefined ? [] : [taskset, '-c', String(core)]);
}

/** A sandbox of bwrap dies with its parent anyway. */
function dyingWithUs(): readonly string[] {
  const setpriv = findOnPath('setpriv');
  return setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
}

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

function bwrapped(bwrap: string, filter: string | undefined): Wrap {
  return ({ app, script, args, nodeFlags }) => {
    const seccomp = filter === undefined ? [] : ['--seccomp', '5'];
    const inside = ['/node', ...nodeFlags, `/app/${script}`, ...args.map((arg) => `/app/${arg}`)];
    const command = [bwrap, ...bwrapArguments(app), ...seccomp, '--', ...inside];
    return filter === undefined ? { command } : { command, filter };
  };
}

/** What makes a process a user of its own without a network; undefined where the system cannot. */
function ownUserCommand(): readonly string[] | undefined {
  const unshare = findOnPath('unshare');
  const setpriv = findOnPath('setpriv');
  if (unshare === undefined || setpriv === undefined) return undefined;
  return [
    ...[unshare, '--net', '--ipc', '--uts', '--'],
    ...[setpriv, `--reuid=${OWN_USER}`, `--regid=${OWN_USER}`, '--clear-groups', '--no-new-privs'],
    ...['--bounding-set=-all', '--pdeathsig', 'KILL', '--'],
  ];
}

function unshared(ownUser: readonly string[]): Wrap {
  return (program) => ({ command: [...ownUser, ...plain(program).command] });
}

const plain: Wrap = ({ app, script, args, nodeFlags }) => ({
  command: [process.execPath, ...nodeFlags, path.join(app, script), ...args.map((arg) => path.join(app, arg))],
});

function writeFilter(folder: string): string | undefined {
  const filter = seccompFilter();
  if (filter === undefined) return undefined;
  const file = path.join(folder, 'seccomp.bpf');
  writeFileSync(file, filter);
  return file;
}

async function works([file = '', ...args]: readonly string[]): Promise<boolean> {
  try {
    await run(file, args, { timeout: 10_000, env: {} });
    return true;
  } catch {
    return false;
  }
}
