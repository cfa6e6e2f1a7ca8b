import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { ChallengeManifest, type ChallengePackage } from '../domain/challenge.ts';
import { digestChallenge } from '../domain/digest-challenge.ts';
import { ChallengeSlug } from '../domain/ids.ts';
import { JudgeError } from '../domain/judge-error.ts';
import { importsModel } from '../domain/model-import.ts';
import { refuseDependencies } from '../domain/pinned-packages.ts';
import type { SourceFile } from '../domain/source-file.ts';
import { readModelSolution } from './read-model-solution.ts';
import { readSourceFiles } from './read-source-files.ts';
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
  const slug = slugOf(folder);
  const manifest = parseManifest(await readManifest(folder));
  const files = [
    ...(await readSourceFiles(path.join(folder, 'starter'), 'starter/')),
    ...(await readSourceFiles(path.join(folder, 'tests'), 'tests/')),
  ];
  const withSpecs = [...files, ...(await readSpecsElsewhere(folder, manifest, files))];
  const model = withSpecs.some((file) => importsModel(file.content)) ? await readModelSolution(folder) : undefined;
  const { candidateTests } = manifest;
  const solutions = candidateTests === undefined ? undefined : await readTestedSolutions(folder, candidateTests);
  const content = {
    manifest,
    files: withSpecs,
    ...(model !== undefined && { model }),
    ...(solutions !== undefined && { solutions }),
  };
  return {
    package: { slug, version: await digestChallenge(content), ...content },
    statement: await readFile(path.join(folder, 'statement.md'), 'utf8').catch(() => ''),
  };
}

/** @throws JudgeError `challenge-invalid` */
export function parseManifest(text: string): ChallengeManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new JudgeError('challenge-invalid', `challenge.json is not JSON: ${(cause as Error).message}`, { cause });
  }
  const manifest = ChallengeManifest.safeParse(json);
  if (!manifest.success) throw new JudgeError('challenge-invalid', `challenge.json: ${messageOf(manifest.error)}`);
  const refusal = refuseDependencies(manifest.data.dependencies);
  if (refusal !== undefined) throw new JudgeError('challenge-invalid', `challenge.json: ${refusal}`);
  return manifest.data;
}

async function readManifest(folder: string): Promise<string> {
  try {
    return await readFile(path.join(folder, 'challenge.json'), 'utf8');
  } catch (cause) {
    throw new JudgeError('challenge-invalid', `${folder} holds no challenge.json that can be read`, { cause });
  }
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
  folder: string,
  manifest: ChallengeManifest,
  files: readonly SourceFile[],
): Promise<SourceFile[]> {
  const missing = manifest.groups.filter((group) => !files.some((file) => file.path === group.file));
  return await Promise.all(
    missing.map(async (group) => {
      try {
        return { path: group.file, content: await readFile(path.join(folder, group.file), 'utf8') };
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

function messageOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => (issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`))
    .join('; ');
}
