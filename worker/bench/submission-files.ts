import type { ChallengePackage } from '../../src/domain/challenge.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import type { ProgramOrder, ProgramPackages } from '../../src/protocol/program-control.ts';
import type { PreparedSuite } from './suites/suite-cache.ts';

const STARTER = 'starter/';

/**
 * What a program is told of a submission and its challenge.
 *
 * @throws JudgeError `suite-broken` where a suite imports what neither the challenge nor the submission has
 */
export function programOrder(
  challenge: ChallengePackage,
  files: readonly SourceFile[],
  suites: readonly PreparedSuite[],
  packages: ProgramPackages,
): ProgramOrder {
  const { entry, limits } = challenge.manifest;
  requireGuessed(challenge, files, suites);
  return {
    files: withStarter(challenge, files),
    modules: [...new Set([entry, ...suites.flatMap(({ suite }) => suite.modules)])],
    memoryMb: limits.memoryMb,
    outputKb: limits.outputKb,
    packages,
  };
}

function requireGuessed(
  challenge: ChallengePackage,
  files: readonly SourceFile[],
  suites: readonly PreparedSuite[],
): void {
  const stems = new Set(files.map((file) => stem(file.path)));
  for (const { suite } of suites) {
    for (const module of suite.guessedModules) {
      if (stems.has(stem(module)) || stems.has(`${stem(module)}/index`)) continue;
      throw new JudgeError(
        'suite-broken',
        `a spec imports '${module}', which is neither a file of the challenge ${challenge.slug}, nor its starter's, nor the submission's`,
      );
    }
  }
}

/** A submission over its starter: a file that a candidate did not touch need not be sent. The entry must be. */
function withStarter(challenge: ChallengePackage, files: readonly SourceFile[]): SourceFile[] {
  const sent = new Set(files.map((file) => stem(file.path)));
  const untouched = filesOfStarter(challenge).filter(
    (file) => !sent.has(stem(file.path)) && stem(file.path) !== stem(challenge.manifest.entry),
  );
  return [...files, ...untouched];
}

/** What stands for a starter that a challenge does not have: whatever is called of it throws. */
const NO_STARTER = `throw new Error('there is no starter');`;

/** The starter as a submission. */
export function starterFiles(challenge: ChallengePackage): SourceFile[] {
  const { entry } = challenge.manifest;
  const files = filesOfStarter(challenge);
  return files.some((file) => stem(file.path) === stem(entry))
    ? files
    : [...files, { path: entry, content: NO_STARTER }];
}

function filesOfStarter(challenge: ChallengePackage): SourceFile[] {
  return challenge.files
    .filter((file) => file.path.startsWith(STARTER))
    .map((file) => ({ path: file.path.slice(STARTER.length), content: file.content }));
}

/** A path without its extension: `index.js` stands for `index.ts`. */
function stem(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '');
}
