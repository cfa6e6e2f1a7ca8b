import { refuseSourcePath } from '../../../../domain/source-limits.ts';
import type { Files } from '../../../files/files.ts';

/** Why a file of a challenge cannot have a path, in a sentence; undefined where it can. */
export function refusePath(files: Files, path: string, from?: string): string | undefined {
  const refused = refuseSourcePath(path);
  if (refused !== undefined) return `The path ${refused}.`;
  const folded = path.toLowerCase();
  for (const { path: other } of files) {
    if (other === from) continue;
    const taken = other.toLowerCase();
    if (taken === folded) return `There is ${other} already.`;
    if (taken.startsWith(`${folded}/`)) return `${path} is a folder.`;
    if (folded.startsWith(`${taken}/`)) return `${other} is a file, and cannot be a folder.`;
  }
  return undefined;
}

/** Why a folder of a challenge cannot be moved to a path; undefined where it can. */
export function refuseFolderMove(files: Files, from: string, to: string): string | undefined {
  if (to === from) return undefined;
  if (to.startsWith(`${from}/`)) return 'A folder cannot be moved into itself.';
  const moved = files.filter(({ path }) => path.startsWith(`${from}/`));
  const others = files.filter(({ path }) => !path.startsWith(`${from}/`));
  for (const { path } of moved) {
    const refused = refusePath(others, to + path.slice(from.length));
    if (refused !== undefined) return refused;
  }
  return undefined;
}
