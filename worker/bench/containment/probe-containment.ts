import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ContainmentLevel } from '../../../src/domain/judging.ts';
import { findOnPath } from '../processes/find-on-path.ts';
import { FIXED_ENVIRONMENT } from '../processes/fixed-environment.ts';
import { type Sandbox, sandboxed, writeFilter } from './bwrap.ts';
import { type CgroupParent, findCgroupParent } from './cgroup.ts';
import { type Containment, createContainment, type Finding, uncontained, type Wrapped } from './containment.ts';
import { findProgramUsers, type ProgramUsers } from './program-user.ts';

const TRY_WITHIN_MS = 10_000;
const REASON_CHARS = 300;
/** What a try runs: whether Node starts there, and may read all that it will need. */
const READ_ALL = `const fs = require('node:fs');
for (const entry of fs.readdirSync('.', { withFileTypes: true })) if (entry.isFile()) fs.accessSync(entry.name, 4);`;

/**
 * Finds the strongest containment that works here, by trying each.
 *
 * @param folder - what programs will be started from.
 * @param most - the strongest level to use.
 */
export async function probeContainment(folder: string, most: ContainmentLevel = 3): Promise<Containment> {
  const findings: Finding[] = [];
  const parent = most < 3 ? undefined : probeCgroup(findings);
  findings.push(await probePinning());
  const cgroupMechanism = parent === undefined ? [] : [parent.mechanism];
  const users = findProgramUsers();

  const sandbox = most >= 2 ? await probeSandbox(folder, most, users, findings) : undefined;
  if (sandbox !== undefined) {
    const { filter } = sandbox;
    const mechanisms = [
      'bwrap',
      ...(filter === undefined ? [] : ['seccomp']),
      ...cgroupMechanism,
      ...(sandbox.users === undefined ? [] : ['own-uid']),
      'rlimits',
    ];
    return createContainment({
      isolation: { level: filter !== undefined && parent !== undefined ? 3 : 2, mechanisms },
      findings,
      wrap: ({ app, script, args, nodeFlags }) => ({
        command: sandboxed(sandbox, app, [...nodeFlags, ...[script, ...args].map((name) => `/app/${name}`)]),
        filter,
      }),
      createCgroup: parent?.create,
      hasOwnUser: sandbox.users !== undefined,
    });
  }

  const ownUser = most >= 1 && users !== undefined ? await probeOwnUser(users, findings) : undefined;
  if (ownUser !== undefined) {
    return createContainment({
      isolation: { level: 1, mechanisms: ['own-uid', 'no-network', ...cgroupMechanism, 'rlimits'] },
      findings,
      wrap: (program) => ({ command: [...ownUser(), ...uncontained(program).command] }),
      createCgroup: parent?.create,
      hasOwnUser: true,
    });
  }
  return createContainment({
    isolation: { level: 0, mechanisms: [] },
    findings,
    wrap: uncontained,
    createCgroup: undefined,
    hasOwnUser: false,
  });
}

function probeCgroup(findings: Finding[]): CgroupParent | undefined {
  const found = findCgroupParent();
  if ('parent' in found) {
    findings.push({ mechanism: 'cgroup', works: true });
    return found.parent;
  }
  findings.push(failed('cgroup', found.reason));
  return undefined;
}

/** The strongest sandbox that works; undefined where none does. What is left out is told by what the try with it said. */
async function probeSandbox(
  folder: string,
  most: ContainmentLevel,
  users: ProgramUsers | undefined,
  findings: Finding[],
): Promise<Sandbox | undefined> {
  const bwrap = findOnPath('bwrap');
  if (bwrap === undefined) {
    findings.push(failed('bwrap', 'there is no bwrap on PATH'));
    return undefined;
  }
  const filter = most < 3 ? undefined : writeFilter(folder);
  const leftOut: Finding[] = [];
  if (most === 3 && filter === undefined) leftOut.push(failed('seccomp', `no filter is known for ${process.arch}`));
  if (users === undefined) leftOut.push(failed('own-uid', NOT_ROOT));
  const ways: readonly (readonly [Sandbox, Finding['mechanism']])[] = [
    ...(users === undefined ? [] : [[{ bwrap, filter, users }, 'own-uid'] as const]),
    ...(filter === undefined ? [] : [[{ bwrap, filter, users: undefined }, 'seccomp'] as const]),
    [{ bwrap, filter: undefined, users: undefined }, 'bwrap'],
  ];
  for (const [sandbox, weakest] of ways) {
    const reason = await tryOut({ command: sandboxed(sandbox, folder, ['-e', READ_ALL]), filter: sandbox.filter });
    if (reason !== undefined) {
      leftOut.push(failed(weakest, reason));
      continue;
    }
    findings.push({ mechanism: 'bwrap', works: true }, ...leftOut);
    if (sandbox.filter !== undefined) findings.push({ mechanism: 'seccomp', works: true });
    if (sandbox.users !== undefined) findings.push({ mechanism: 'own-uid', works: true });
    return sandbox;
  }
  // All that could be left out was: what it says is why there is no sandbox.
  findings.push(...leftOut.slice(-1));
  return undefined;
}

/** What makes a process a user of its own without a network; undefined where the system cannot. */
async function probeOwnUser(users: ProgramUsers, findings: Finding[]): Promise<(() => readonly string[]) | undefined> {
  const unshare = findOnPath('unshare');
  if (unshare === undefined) {
    findings.push(failed('no-network', 'there is no unshare on PATH'));
    return undefined;
  }
  const become = () => [unshare, '--net', '--ipc', '--uts', '--', ...users.become()];
  const reason = await tryOut({ command: [...become(), process.execPath, '--version'] });
  findings.push(reason === undefined ? { mechanism: 'no-network', works: true } : failed('no-network', reason));
  return reason === undefined ? become : undefined;
}

async function probePinning(): Promise<Finding> {
  const taskset = findOnPath('taskset');
  if (taskset === undefined) return failed('pinning', 'there is no taskset on PATH');
  const reason = await tryOut({ command: [taskset, '-cp', String(process.pid)] });
  return reason === undefined ? { mechanism: 'pinning', works: true } : failed('pinning', reason);
}

const NOT_ROOT = 'minicase does not run as root, so programs run as its own user outside of their sandbox';

function failed(mechanism: Finding['mechanism'], reason: string): Finding {
  return { mechanism, works: false, reason };
}

/** Runs a command to its end. Undefined where that went well, else what it said. */
async function tryOut({ command: [file = '', ...args], filter }: Wrapped): Promise<string | undefined> {
  const descriptor = filter === undefined ? undefined : openSync(filter, 'r');
  try {
    const child = spawn(file, args, {
      env: { ...FIXED_ENVIRONMENT },
      cwd: '/',
      timeout: TRY_WITHIN_MS,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'pipe', 'ignore', 'ignore', descriptor ?? 'ignore'],
    });
    const ended = new Promise<string | undefined>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
    });
    const [how, said] = await Promise.all([ended, text(child.stderr as Readable).catch(() => '')]);
    return how === undefined ? undefined : said.trim().slice(0, REASON_CHARS) || how;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
