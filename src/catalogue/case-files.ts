import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../domain/source-file.ts';
import { readSourceFiles } from './read-source-files.ts';

/** The text files of one challenge folder, wherever they are kept. Dotfiles and `node_modules` are none of them. */
export type CaseFiles = {
  /** All under a folder, sorted by path, each path relative to it; none where there is no such folder. */
  readonly under: (folder: string) => Promise<SourceFile[]>;
  /** @throws where it cannot be read */
  readonly read: (file: string) => Promise<string>;
  /** The names of the folders in a folder, sorted. */
  readonly foldersIn: (folder: string) => Promise<string[]>;
};

/** @throws JudgeError `challenge-invalid`, from `under`, for a file that is not UTF-8 text */
export function caseFilesIn(root: string): CaseFiles {
  return {
    under: async (folder) => await readSourceFiles(path.join(root, folder)),
    read: async (file) => await readFile(path.join(root, file), 'utf8'),
    foldersIn: async (folder) => {
      const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isDirectory() && isSeen(entry.name))
        .map(({ name }) => name)
        .sort();
    },
  };
}

/** What was sent or stored as a list of files. */
export function caseFilesOf(files: readonly SourceFile[]): CaseFiles {
  const seen = files.filter((file) => file.path.split('/').every(isSeen));
  const below = (folder: string): SourceFile[] =>
    seen.flatMap(({ path: at, content }) =>
      at.startsWith(`${folder}/`) ? [{ path: at.slice(folder.length + 1), content }] : [],
    );
  return {
    under: async (folder) => below(folder).sort((a, b) => (a.path < b.path ? -1 : 1)),
    read: async (at) => {
      const file = files.find((each) => each.path === at);
      if (file === undefined) throw new Error(`there is no ${at}`);
      return file.content;
    },
    foldersIn: async (folder) =>
      [...new Set(below(folder).flatMap(({ path: at }) => at.split('/').slice(0, -1).slice(0, 1)))].sort(),
  };
}

function isSeen(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}
