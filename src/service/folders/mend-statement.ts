import type { ChallengeSlug } from '../../domain/ids.ts';
import type { FolderView } from '../../protocol/challenge-folder-view.ts';
import type { PersonName } from '../../protocol/version-view.ts';
import { findWholeReport } from '../../store/checks/read-checks.ts';
import { findCurrentStatement, mendStatement as mendInStore } from '../../store/versions/mend-statement.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { readChallengeOf } from './find-mended.ts';
import { readFolder, requireFolder } from './read-folders.ts';
import { requireGreen } from './require-green.ts';

/**
 * Publishes the statement of the newest revision, where all else is the published version's.
 *
 * @throws Refusal `not-found`, or `conflict` where more than the statement differs or no check has proven it
 */
export async function mendStatement(service: Service, slug: ChallengeSlug, by: PersonName): Promise<FolderView> {
  const folder = await requireFolder(service, slug);
  const read = await readChallengeOf(folder);
  const current = await findCurrentStatement(service.store, slug);
  if (current === undefined || current.version !== read?.package.version) throw moreThanStatement(slug);
  if (current.isFromFolder) {
    throw new Refusal(
      'conflict',
      `Version ${current.number} comes from the folder of challenges: mend statement.md there, and start the server again.`,
    );
  }
  requireGreen(folder, await findWholeReport(service.store, slug, folder.filesDigest));
  const { version } = current;
  const { statement } = read;
  if (!(await mendInStore(service.store, { slug, version, statement, files: folder.files, by }))) {
    throw moreThanStatement(slug);
  }
  return await readFolder(service, slug);
}

function moreThanStatement(slug: ChallengeSlug): Refusal {
  return new Refusal(
    'conflict',
    `What is published of '${slug}' differs from this in more than its statement: make a version of it.`,
  );
}
