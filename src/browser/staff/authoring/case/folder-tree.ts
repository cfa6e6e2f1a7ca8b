import type { Files } from '../../../files/files.ts';

/** A folder of a challenge, with its folders and files in the order in which they are shown. */
export type FolderNode = {
  /** Empty for the challenge's own. */
  readonly path: string;
  readonly folders: readonly FolderNode[];
  readonly files: readonly string[];
};

/** As one reads a case: what it is, what one begins with, what tests it, what solves it. */
const FIRST = ['challenge.json', 'statement.md', 'starter', 'tests', 'submissions', 'accepted', 'sample', 'secret'];

export function folderTree(files: Files): FolderNode {
  return nodeOf(
    '',
    files.map(({ path }) => path),
  );
}

function nodeOf(path: string, paths: readonly string[]): FolderNode {
  const prefix = path === '' ? '' : `${path}/`;
  const inside = paths.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  const names = new Set(inside.filter((each) => each.includes('/')).map((each) => each.slice(0, each.indexOf('/'))));
  return {
    path,
    folders: [...names].sort(byPlace).map((name) => nodeOf(prefix + name, paths)),
    files: inside
      .filter((each) => !each.includes('/'))
      .sort(byPlace)
      .map((name) => prefix + name),
  };
}

function byPlace(a: string, b: string): number {
  return placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
}

function placeOf(name: string): number {
  const place = FIRST.indexOf(name);
  return place === -1 ? FIRST.length : place;
}
