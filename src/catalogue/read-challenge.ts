import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { ChallengeManifest, type ChallengePackage } from '../domain/challenge.ts';
import { ChallengeSlug, ChallengeVersion } from '../domain/ids.ts';
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
  return {
    package: {
      slug,
      version: digest(manifest, [...withSpecs, ...(model ?? []), ...(solutions ?? []).flatMap(({ files }) => files)]),
      manifest,
      files: withSpecs,
      ...(model !== undefined && { model }),
      ...(solutions !== undefined && { solutions }),
    },
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

/** The digest of all that can change a verdict; the statement can be mended without a new version. */
function digest(manifest: ChallengeManifest, files: readonly SourceFile[]): ChallengeVersion {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(manifest));
  for (const file of files) hash.update(`\0${file.path}\0${Buffer.byteLength(file.content)}\0${file.content}`);
  return ChallengeVersion.parse(`sha256:${hash.digest('hex')}`);
}

function messageOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => (issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`))
    .join('; ');
}
