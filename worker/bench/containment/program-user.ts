import { readFileSync } from 'node:fs';
import { findOnPath } from '../processes/find-on-path.ts';

/**
 * Users that nothing else on a machine is, one for each program: no program can signal another, and the kernel counts
 * the processes of each by itself.
 */
export type ProgramUsers = {
  /** A command that becomes another user each time, for good. */
  readonly become: () => readonly string[];
};

/** The most processes and threads that one user's program may be. Node and a sandbox are about ten. */
export const MOST_PROCESSES = 64;

/** How many users one process of ours has. By the time one comes round again its last program is gone. */
const USERS_A_PROCESS = 64;
/** With the largest id that a process can have this still is below 2 ** 31. */
const FIRST_USER = 0x7000_0000;
/** Where a container has 65,536 users, processes of ours share the last of them. */
const FIRST_OF_FEW = 61_440;
const PROCESSES_OF_FEW = 62;

/** Undefined where this process may not become others, or the system has no `setpriv`. */
export function findProgramUsers(): ProgramUsers | undefined {
  const setpriv = findOnPath('setpriv');
  if (setpriv === undefined || process.getuid?.() !== 0) return undefined;
  const first = isMapped(FIRST_USER)
    ? FIRST_USER + process.pid * USERS_A_PROCESS
    : FIRST_OF_FEW + (process.pid % PROCESSES_OF_FEW) * USERS_A_PROCESS;
  return {
    become() {
      const user = first + nextOffset();
      return [
        ...[setpriv, `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--no-new-privs', '--bounding-set=-all'],
        // Becoming another user takes the leash off that was put on before.
        ...['--pdeathsig', 'KILL', '--'],
      ];
    },
  };
}

let lastOffset = 0;

function nextOffset(): number {
  lastOffset = (lastOffset + 1) % USERS_A_PROCESS;
  return lastOffset;
}

/** Whether this process's user namespace has a user of that number. Each line: first inside, first outside, count. */
function isMapped(user: number): boolean {
  return readFileSync('/proc/self/uid_map', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .some(([first = 0, , count = 0]) => user >= first && user < first + count);
}
