import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIXED_ENVIRONMENT } from '../processes/fixed-environment.ts';
import type { ProgramUsers } from './program-user.ts';
import { seccompFilter } from './seccomp.ts';

/** The uid of `nobody` inside a sandbox, where nothing is anybody's. */
const NOBODY = '65534';

/** What a sandbox is made of besides bwrap itself. */
export type Sandbox = {
  readonly bwrap: string;
  /** The filter of system calls, as a file that is handed over as descriptor 5. */
  readonly filter: string | undefined;
  /** Who bwrap is outside; the user who started us where it is left out. */
  readonly users: ProgramUsers | undefined;
};

/** A file system that holds the program's folder and Node, no network, no other process, no privilege. */
export function sandboxed(
  { bwrap, filter, users }: Sandbox,
  app: string,
  nodeArguments: readonly string[],
): readonly string[] {
  const libraries = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'].flatMap((folder) => ['--ro-bind-try', folder, folder]);
  const variables = Object.entries(FIXED_ENVIRONMENT).flatMap(([name, value]) => ['--setenv', name, value]);
  return [
    ...(users?.become() ?? []),
    ...[bwrap, '--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
    ...libraries,
    ...['--ro-bind', process.execPath, '/node', '--ro-bind', app, '/app'],
    // Settings of the kernel belong to root: whoever is root outside could write them, but for this.
    ...['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
    ...['--dev', '/dev', '--remount-ro', '/dev', '--remount-ro', '/'],
    ...['--uid', NOBODY, '--gid', NOBODY, '--cap-drop', 'ALL', '--clearenv', ...variables, '--chdir', '/app'],
    ...(filter === undefined ? [] : ['--seccomp', '5']),
    ...['--', '/node', ...nodeArguments],
  ];
}

/** Writes the filter of system calls for this processor, and gives back where; undefined for one that is not known. */
export function writeFilter(folder: string): string | undefined {
  const filter = seccompFilter();
  if (filter === undefined) return undefined;
  const file = path.join(folder, 'seccomp.bpf');
  writeFileSync(file, filter);
  return file;
}
