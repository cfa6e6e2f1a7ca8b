import type { ChallengeSlug } from '../../domain/ids.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';

/** Its checks go with it. @returns whether there was one */
export async function deleteFolder(store: Store, slug: ChallengeSlug, by: string): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const deleted = await transaction
      .deleteFrom('challenge_folders')
      .where('slug', '=', slug)
      .returning(['revision', 'title', 'saved_by as savedBy'])
      .executeTakeFirst();
    if (deleted === undefined) return false;
    const entry = { by, action: 'folder.delete', subjectType: 'challenge', subjectId: slug } as const;
    await appendAudit(transaction, [{ ...entry, before: deleted, after: null }]);
    return true;
  });
}
