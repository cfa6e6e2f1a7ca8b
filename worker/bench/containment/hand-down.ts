import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Control groups of version 2 that hold processes may hand no controllers down to groups below them. A group that was
 * made for us alone, by `systemd-run` or a container, holds us: we move into a group below it first.
 */

/** The last part of the path of a group that processes have moved into. */
const MOVED_INTO = /^minicase-\d+-self$/;
/** What people work in; systemd looks after it itself. */
const LOGIN_SESSION = /^session-.*\.scope$/;

/** The group that was made for us: ours, or the one above where we have moved. */
export function groupMadeForUs(own: string): string {
  return MOVED_INTO.test(path.basename(own)) ? path.dirname(own) : own;
}

/** Lets groups below have these controllers, as far as the system allows; what came of it has to be looked at. */
export function handDown(group: string, controllers: readonly string[]): void {
  if (enable(group, controllers) || LOGIN_SESSION.test(path.basename(group))) return;
  const members = readMembers(group);
  if (!areAllOurs(members)) return;
  try {
    const below = path.join(group, `minicase-${process.pid}-self`);
    mkdirSync(below, { recursive: true });
    for (const pid of members) writeFileSync(path.join(below, 'cgroup.procs'), String(pid));
  } catch {
    return;
  }
  enable(group, controllers);
}

function enable(group: string, controllers: readonly string[]): boolean {
  try {
    writeFileSync(path.join(group, 'cgroup.subtree_control'), controllers.map((name) => `+${name}`).join(' '));
    return true;
  } catch {
    return false;
  }
}

function readMembers(group: string): number[] {
  try {
    return readFileSync(path.join(group, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Whether all these processes were started by this one, or by one of them that started this one. */
function areAllOurs(members: readonly number[]): boolean {
  const line = new Set(lineOf(process.pid).filter((pid) => members.includes(pid)));
  return members.length > 0 && members.every((pid) => lineOf(pid).some((each) => line.has(each)));
}

/** A process, its parent, and so on. A process that is out of sight has the id 0. */
function lineOf(pid: number): number[] {
  const line: number[] = [];
  for (let each = pid; each > 0 && !line.includes(each); each = parentOf(each)) line.push(each);
  return line;
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
