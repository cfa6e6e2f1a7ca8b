import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { SourceFiles } from '../domain/source-file.ts';
import { readSourceFiles } from './read-source-files.ts';

/** An author's own solution that scores 100: the first by name of the accepted ones, or undefined where there is none. */
export async function readModelSolution(challengeFolder: string): Promise<SourceFiles | undefined> {
  const accepted = path.join(challengeFolder, 'submissions', 'accepted');
  const names = await readdir(accepted).catch(() => []);
  const [first] = names.filter((name) => !name.startsWith('.')).sort();
  if (first === undefined) return undefined;
  const files = await readSourceFiles(path.join(accepted, first));
  return SourceFiles.parse(files.filter((file) => file.path !== 'submission.json'));
}
