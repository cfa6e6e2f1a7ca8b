import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Isolation } from '../../../src/domain/judging.ts';
import { findOnPath, systemProgram } from '../processes/find-on-path.ts';
import type { Cgroup } from './cgroup.ts';
import { MOST_PROCESSES } from './program-user.ts';

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
  /** What was found out about each mechanism that was tried. */
  readonly findings: readonly Finding[];
  /** What to put before a command of ours: it dies with this process, and stays on one processor if it is given one. */
  readonly leash: (core: number | undefined) => readonly string[];
  readonly command: (program: ProgramStart) => ProgramCommand;
};

export type Finding = {
  readonly mechanism: 'bwrap' | 'seccomp' | 'cgroup' | 'own-uid' | 'no-network' | 'pinning';
  readonly works: boolean;
  /** Why it does not work: what the system said. */
  readonly reason?: string;
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

/** A command line, and a file that it wants open as descriptor 5. */
export type Wrapped = { readonly command: readonly string[]; readonly filter?: string | undefined };

export type ContainmentParts = {
  readonly isolation: Isolation;
  readonly findings: readonly Finding[];
  readonly wrap: (program: ProgramStart) => Wrapped;
  readonly createCgroup: (() => Cgroup) | undefined;
  /** Whether each program is a user of its own, whose processes can be counted. */
  readonly hasOwnUser: boolean;
};

/** Node reserves far more address space than it uses; memory itself is limited elsewhere. */
const ADDRESS_SPACE_KB = 16_000_000;
/** Limits itself, enters control groups, then becomes the command. */
const ENTER = `ulimit -c 0; ulimit -n 128; ulimit -f 0; ulimit -v ${ADDRESS_SPACE_KB}
while [ "$1" != -- ]; do echo $$ > "$1" || exit 125; shift; done; shift; unset PWD; exec "$@"`;
/** How shells call the limit of processes differs. */
const ENTER_AS_USER = `ulimit -p ${MOST_PROCESSES} 2>&- || ulimit -u ${MOST_PROCESSES}; ${ENTER}`;

/** Puts together how programs are started. */
export function createContainment(parts: ContainmentParts): Containment {
  const { isolation, findings, wrap, createCgroup, hasOwnUser } = parts;
  const pin = pinning();
  const dieWithUs = dyingWithUs();
  const enter = [systemProgram('sh'), '-c', hasOwnUser ? ENTER_AS_USER : ENTER, 'sh'];
  return {
    isolation,
    findings,
    leash: (core) => [...dieWithUs, ...pin(core)],
    command(program) {
      const { command, filter } = wrap(program);
      const cgroup = createCgroup?.();
      const [file = '', ...rest] = [
        // A sandbox of bwrap dies with its parent anyway.
        ...(isolation.level >= 2 ? [] : dieWithUs),
        ...(isolation.level === 0 ? [] : [...enter, ...(cgroup?.entrances ?? []), '--']),
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

/** A program that is not contained at all. */
export function uncontained({ app, script, args, nodeFlags }: ProgramStart): Wrapped {
  return { command: [process.execPath, ...nodeFlags, ...[script, ...args].map((name) => path.join(app, name))] };
}

function pinning(): (core: number | undefined) => readonly string[] {
  const taskset = findOnPath('taskset');
  return (core) => (core === undefined || taskset === undefined ? [] : [taskset, '-c', String(core)]);
}

function dyingWithUs(): readonly string[] {
  const setpriv = findOnPath('setpriv');
  return setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
}
