import type { ChallengeSlug } from '../../domain/ids.ts';
import type { FolderFiles } from '../../protocol/challenge-folder-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import { lockVersions } from '../versions/lock-versions.ts';

export type CreatedFolder = {
  readonly slug: ChallengeSlug;
  readonly title: string;
  readonly summary: string;
  readonly files: FolderFiles;
  readonly filesDigest: string;
  readonly by: string;
  /** What it was begun from, for the record of changes. */
  readonly from: string;
  /** Whether there must be no challenge of that name yet. */
  readonly isNewChallenge: boolean;
};

/** @returns what is in its way, if anything is */
export async function createFolder(
  store: Store,
  { slug, title, summary, files, filesDigest, by, from, isNewChallenge }: CreatedFolder,
): Promise<'folder' | 'challenge' | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockVersions(transaction, slug);
    if (isNewChallenge) {
      const challenge = await transaction
        .selectFrom('challenges')
        .select('slug')
        .where('slug', '=', slug)
        .executeTakeFirst();
      if (challenge !== undefined) return 'challenge';
    }
    const created = await transaction
      .insertInto('challenge_folders')
      .values({
        slug,
        revision: 1,
        title,
        summary,
        files: JSON.stringify(files),
        files_digest: filesDigest,
        created_by: by,
        saved_by: by,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('slug')
      .executeTakeFirst();
    if (created === undefined) return 'folder';
    const entry = { by, action: 'folder.create', subjectType: 'challenge', subjectId: slug } as const;
    await appendAudit(transaction, [{ ...entry, before: null, after: { from, files: files.length } }]);
    return undefined;
  });
}
