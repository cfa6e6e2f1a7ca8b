import path from 'node:path';
import { readChallenge } from '../../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../../src/catalogue/read-source-files.ts';
import type { ChallengePackage } from '../../../src/domain/challenge.ts';
import type { SourceFile } from '../../../src/domain/source-file.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'victim-case');

/** What the attacks are tried on, and two submissions whose scores no attack may change. */
export type Victim = {
  readonly challenge: ChallengePackage;
  readonly statement: string;
  readonly model: readonly SourceFile[];
  /** The model solution under the name that attacks import it by. */
  readonly honest: SourceFile;
  readonly knownBad: readonly SourceFile[];
};

/** What the known-bad submission always scores. */
export const KNOWN_BAD_SCORE = 40;

export async function readVictim(): Promise<Victim> {
  const { package: challenge, statement } = await readChallenge(FOLDER);
  const model = await readSourceFiles(path.join(FOLDER, 'submissions/accepted/model'));
  const knownBad = await readSourceFiles(path.join(FOLDER, 'submissions/wrong-answer/forgets-the-first-item'));
  const [entry] = model;
  if (entry === undefined || knownBad.length === 0) throw new Error('the victim case lacks a submission');
  return { challenge, statement, model, honest: { ...entry, path: 'honest.ts' }, knownBad };
}
