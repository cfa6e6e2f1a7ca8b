import path from 'node:path';
import type { ChallengeManifest, ChallengePackage } from '../domain/challenge.ts';
import { digestChallenge } from '../domain/digest-challenge.ts';
import { ChallengeSlug } from '../domain/ids.ts';
import { JudgeError } from '../domain/judge-error.ts';
import { importsModel } from '../domain/model-import.ts';
import type { SourceFile } from '../domain/source-file.ts';
import { type CaseFiles, caseFilesIn } from './case-files.ts';
import { parseManifest } from './parse-manifest.ts';
import { readModelSolution } from './read-model-solution.ts';
import { readTestedSolutions } from './read-tested-solutions.ts';

/** A challenge as its folder has it. */
export type Challenge = {
  readonly package: ChallengePackage;
  /** `statement.md`; empty where there is none yet. */
  readonly statement: string;
};

/**
 * Reads a challenge folder; its name makes the slug.
 *
 * @throws JudgeError `challenge-invalid`, saying which file and field to mend.
 */
export async function readChallenge(folder: string): Promise<Challenge> {
  return await readChallengeFiles(slugOf(folder), caseFilesIn(folder));
}

/**
 * Reads a challenge out of the files of its folder.
 *
 * @throws JudgeError `challenge-invalid`, saying which file and field to mend.
 */
export async function readChallengeFiles(slug: ChallengeSlug, caseFiles: CaseFiles): Promise<Challenge> {
  const manifest = parseManifest(await readManifest(slug, caseFiles));
  const files = [...(await filesUnder(caseFiles, 'starter')), ...(await filesUnder(caseFiles, 'tests'))];
  const withSpecs = [...files, ...(await readSpecsElsewhere(caseFiles, manifest, files))];
  const model = withSpecs.some((file) => importsModel(file.content)) ? await readModelSolution(caseFiles) : undefined;
  const { candidateTests } = manifest;
  const solutions = candidateTests === undefined ? undefined : await readTestedSolutions(caseFiles, candidateTests);
  const content = {
    manifest,
    files: withSpecs,
    ...(model !== undefined && { model }),
    ...(solutions !== undefined && { solutions }),
  };
  return {
    package: { slug, version: await digestChallenge(content), ...content },
    statement: await caseFiles.read('statement.md').catch(() => ''),
  };
}

async function readManifest(slug: ChallengeSlug, caseFiles: CaseFiles): Promise<string> {
  try {
    return await caseFiles.read('challenge.json');
  } catch (cause) {
    throw new JudgeError('challenge-invalid', `${slug} holds no challenge.json that can be read`, { cause });
  }
}

async function filesUnder(caseFiles: CaseFiles, folder: string): Promise<SourceFile[]> {
  return (await caseFiles.under(folder)).map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}

/** The folder's name in lower-case words joined by hyphens: `order-sync` is itself. */
function slugOf(folder: string): ChallengeSlug {
  const words = path
    .basename(path.resolve(folder))
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['challenge'];
  return ChallengeSlug.parse(words.join('-').slice(0, 64).replace(/-$/, ''));
}

/** The specs that the manifest names outside `tests/`, such as one beside `challenge.json`. */
async function readSpecsElsewhere(
  caseFiles: CaseFiles,
  manifest: ChallengeManifest,
  files: readonly SourceFile[],
): Promise<SourceFile[]> {
  const missing = manifest.groups.filter((group) => !files.some((file) => file.path === group.file));
  return await Promise.all(
    missing.map(async (group) => {
      try {
        return { path: group.file, content: await caseFiles.read(group.file) };
      } catch (cause) {
        throw new JudgeError(
          'challenge-invalid',
          `challenge.json: group '${group.name}' names ${group.file}, which cannot be read`,
          { cause },
        );
      }
    }),
  );
}
