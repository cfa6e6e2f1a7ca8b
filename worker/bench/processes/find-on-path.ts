import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where the system keeps its own programs, whatever PATH says. */
const SYSTEM_FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** A program's file on PATH; undefined where there is none. Programs of ours start with an empty environment. */
export function findOnPath(name: string): string | undefined {
  return find(name, (process.env['PATH'] ?? '').split(path.delimiter));
}

/** A program that every system has, wherever PATH points. */
export function systemProgram(name: string): string {
  return findOnPath(name) ?? find(name, SYSTEM_FOLDERS) ?? name;
}

function find(name: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
