import type { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import type { VersionNumber } from '../../protocol/version-view.ts';
import type { Store } from '../store.ts';
import { keepVersionFolder } from './version-folders.ts';

export type DraftedFolder = {
  readonly slug: ChallengeSlug;
  readonly revision: number;
  readonly files: readonly SourceFile[];
  readonly version: ChallengeVersion;
  readonly number: VersionNumber;
};

/** Keeps which version a revision became, and all that it was made of. */
export async function noteDrafted(
  store: Store,
  { slug, revision, files, version, number }: DraftedFolder,
): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    await keepVersionFolder(transaction, version, files);
    await transaction
      .updateTable('challenge_folders')
      .set({ drafted_revision: revision, drafted_number: number })
      .where('slug', '=', slug)
      .execute();
  });
}
