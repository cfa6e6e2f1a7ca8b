import { sql } from 'kysely';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { FolderFiles } from '../../protocol/challenge-folder-view.ts';
import type { Store } from '../store.ts';

export type WrittenFolder = {
  readonly slug: ChallengeSlug;
  /** The revision that it was written on. */
  readonly baseRevision: number;
  readonly title: string;
  readonly summary: string;
  readonly files: FolderFiles;
  readonly filesDigest: string;
  readonly by: string;
};

export type SavedFolder =
  | { readonly type: 'saved' }
  /** Somebody else saved meanwhile. */
  | { readonly type: 'outdated'; readonly revision: number; readonly savedBy: string }
  | { readonly type: 'gone' };

/** Keeps what an author is at, unless it was written on another revision than the newest. */
export async function saveFolder(
  store: Store,
  { slug, baseRevision, title, summary, files, filesDigest, by }: WrittenFolder,
): Promise<SavedFolder> {
  return await store.database.transaction().execute(async (transaction) => {
    const newest = await transaction
      .selectFrom('challenge_folders')
      .select(['revision', 'files_digest', 'saved_by'])
      .where('slug', '=', slug)
      .forUpdate()
      .executeTakeFirst();
    if (newest === undefined) return { type: 'gone' };
    // Sent again because the answer was lost, or nothing was changed: there is nothing to lose.
    if (newest.files_digest === filesDigest) return { type: 'saved' };
    if (newest.revision !== baseRevision) {
      return { type: 'outdated', revision: newest.revision, savedBy: newest.saved_by };
    }
    await transaction
      .updateTable('challenge_folders')
      .set({
        revision: baseRevision + 1,
        title,
        summary,
        files: JSON.stringify(files),
        files_digest: filesDigest,
        saved_by: by,
        saved_at: sql<Date>`clock_timestamp()`,
      })
      .where('slug', '=', slug)
      .execute();
    return { type: 'saved' };
  });
}
