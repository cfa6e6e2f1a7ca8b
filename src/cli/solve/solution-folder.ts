import { isUtf8 } from 'node:buffer';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type SourceFile, SourceFiles } from '../../domain/source-file.ts';
import { NotGranted } from '../ask-api.ts';

/** What tools keep beside a solution. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  '.minicase',
  '.git',
  '.idea',
  '.vscode',
  '.DS_Store',
  'node_modules',
  'package-lock.json',
]);

/**
 * The solution in a folder: every text file in it but what was given and what tools keep.
 *
 * @throws NotGranted for what no submission may hold
 */
export async function readSolution(folder: string, given: readonly string[]): Promise<SourceFile[]> {
  const files = (await readTextFiles(folder, '')).filter((file) => !given.includes(file.path));
  const parsed = SourceFiles.safeParse(files);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const file = typeof issue.path[0] === 'number' ? files[issue.path[0]]?.path : undefined;
    return `\n  ${file ?? 'the files'}: ${issue.message}`;
  });
  throw new NotGranted(`${folder} cannot be sent as it is:${lines.join('')}`);
}

/** Writes files below a folder, over what is there. */
export async function writeFiles(folder: string, files: readonly SourceFile[]): Promise<void> {
  for (const file of files) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.content);
  }
}

/** Sorted by path, with `/` between its parts. Links are passed over. */
async function readTextFiles(folder: string, prefix: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (NEVER_SENT.has(entry.name) || entry.name.endsWith('~')) continue;
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await readTextFiles(entryPath, `${prefix}${entry.name}/`)));
    else if (entry.isFile()) files.push({ path: `${prefix}${entry.name}`, content: await readText(entryPath) });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readText(file: string): Promise<string> {
  const content = await readFile(file);
  if (!isUtf8(content)) throw new NotGranted(`${file} is not UTF-8 text: move it out of the folder`);
  return content.toString('utf8');
}
