import { caseFilesOf } from '../../catalogue/case-files.ts';
import { type Challenge, readChallengeFiles } from '../../catalogue/read-challenge.ts';
import { JudgeError } from '../../domain/judge-error.ts';
import type { VersionNumber } from '../../protocol/version-view.ts';
import type { StoredFolder } from '../../store/folders/read-folders.ts';
import { findCurrentStatement } from '../../store/versions/mend-statement.ts';
import type { Service } from '../service.ts';

/** The published version from which the newest revision differs in its statement, and in nothing else that counts. */
export async function findMended(service: Service, folder: StoredFolder): Promise<VersionNumber | null> {
  const current = await findCurrentStatement(service.store, folder.slug);
  if (current === undefined || current.isFromFolder) return null;
  const read = await readChallengeOf(folder);
  return read?.package.version === current.version && read.statement !== current.statement ? current.number : null;
}

/** What the newest revision is as a challenge; undefined where it is none yet. */
export async function readChallengeOf({ slug, files }: StoredFolder): Promise<Challenge | undefined> {
  try {
    return await readChallengeFiles(slug, caseFilesOf(files));
  } catch (error) {
    if (error instanceof JudgeError) return undefined;
    throw error;
  }
}
