import { digestFiles } from '../../domain/digest-files.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { FolderSave, FolderView } from '../../protocol/challenge-folder-view.ts';
import { saveFolder as saveInStore } from '../../store/folders/save-folder.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { noFolder, readFolder } from './read-folders.ts';
import { wordsIn } from './words-in.ts';

/**
 * Keeps what an author is at.
 *
 * @throws Refusal `not-found`, or `conflict` where somebody else saved meanwhile
 */
export async function saveFolder(
  service: Service,
  slug: ChallengeSlug,
  { baseRevision, files }: FolderSave,
  by: string,
): Promise<FolderView> {
  const saved = await saveInStore(service.store, {
    slug,
    baseRevision,
    ...wordsIn(slug, files),
    files,
    filesDigest: await digestFiles(files),
    by,
  });
  switch (saved.type) {
    case 'gone':
      throw noFolder(slug);
    case 'outdated':
      throw new Refusal(
        'conflict',
        `This was written on revision ${baseRevision}; ${saved.savedBy} has saved revision ${saved.revision} since. ` +
          'Read that, put your changes into it, and save them on it.',
      );
    case 'saved':
      return await readFolder(service, slug);
  }
}
