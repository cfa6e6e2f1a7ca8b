import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { JudgeError } from '../domain/judge-error.ts';
import type { SourceFile } from '../domain/source-file.ts';

/**
 * Every text file under a folder, sorted by path, each path relative to `folder` after `prefix`. Dotfiles, links and
 * `node_modules` are passed over; a folder that does not exist holds no files.
 *
 * @throws JudgeError `challenge-invalid` for a file that is not UTF-8 text.
 */
export async function readSourceFiles(folder: string, prefix = ''): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(emptyIfMissing)) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      files.push(...(await readSourceFiles(entryPath, `${prefix}${entry.name}/`)));
    } else if (entry.isFile()) {
      const content = await readFile(entryPath);
      if (!isUtf8(content)) throw new JudgeError('challenge-invalid', `${prefix}${entry.name} is not UTF-8 text`);
      files.push({ path: `${prefix}${entry.name}`, content: content.toString('utf8') });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function emptyIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
