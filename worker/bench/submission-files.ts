import type { ChallengePackage } from '../../src/domain/challenge.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import type { ProgramOrder } from '../../src/protocol/program-control.ts';
import type { PreparedSuite } from './suite-cache.ts';

const STARTER = 'starter/';

/** What a program is told of a submission and its challenge. */
export function programOrder(
  challenge: ChallengePackage,
  files: readonly SourceFile[],
  suites: readonly PreparedSuite[],
): ProgramOrder {
  const { entry, limits } = challenge.manifest;
  return {
    files: withStarter(challenge, files),
    modules: [...new Set([entry, ...suites.flatMap(({ suite }) => suite.modules)])],
    memoryMb: limits.memoryMb,
    outputKb: limits.outputKb,
  };
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
