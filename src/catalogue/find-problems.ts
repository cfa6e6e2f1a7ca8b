import type { ChallengeSlug } from '../domain/ids.ts';
import { JudgeError } from '../domain/judge-error.ts';
import type { SourceFile } from '../domain/source-file.ts';
import { caseFilesOf } from './case-files.ts';
import { parseManifest, problemsOfManifest } from './parse-manifest.ts';
import { readChallengeFiles } from './read-challenge.ts';

/** What is wrong with `challenge.json` and with the files that it names, as far as reading shows. */
export async function findProblems(slug: ChallengeSlug, files: readonly SourceFile[]): Promise<string[]> {
  const text = files.find(({ path }) => path === 'challenge.json')?.content;
  if (text === undefined) return ['there is no challenge.json: it says what the case is made of'];
  const problems = [...problemsOfManifest(text)];
  if (problems.length > 0) return problems;
  const paths = new Set(files.map(({ path }) => path));
  const missing = parseManifest(text).groups.filter(({ file }) => !paths.has(file));
  if (missing.length > 0) {
    return missing.map(({ name, file }) => `challenge.json: group '${name}' names ${file}, which is not there`);
  }
  try {
    const { statement } = await readChallengeFiles(slug, caseFilesOf(files));
    return statement.trim() === '' ? ['there is no statement.md: it is what candidates read'] : [];
  } catch (error) {
    if (error instanceof JudgeError) return [error.message];
    throw error;
  }
}
