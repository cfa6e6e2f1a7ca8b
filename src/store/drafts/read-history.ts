import { z } from 'zod';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import { SourceFile } from '../../domain/source-file.ts';
import type { Store } from '../store.ts';

const StoredSave = z.object({ revision: z.int(), savedAt: z.date(), files: z.array(SourceFile) });
export type StoredSave = z.infer<typeof StoredSave>;

/** All of them at once need not fit into memory. */
const AT_ONCE = 20;

/** What is kept of a case's drafts, the oldest first. */
export async function* readSaves(
  store: Store,
  invitationId: InvitationId,
  slug: ChallengeSlug,
): AsyncGenerator<StoredSave> {
  for (let after = -1; ; ) {
    const rows = await selectSaves(store, invitationId, slug)
      .where('revision', '>', after)
      .orderBy('revision')
      .limit(AT_ONCE)
      .execute();
    const saves = rows.map((row) => StoredSave.parse(row));
    yield* saves;
    const last = saves.at(-1);
    if (last === undefined || saves.length < AT_ONCE) return;
    after = last.revision;
  }
}

/** Undefined for one that was never there, or made room for others. */
export async function findSave(
  store: Store,
  invitationId: InvitationId,
  slug: ChallengeSlug,
  revision: number,
): Promise<StoredSave | undefined> {
  const row = await selectSaves(store, invitationId, slug).where('revision', '=', revision).executeTakeFirst();
  return row === undefined ? undefined : StoredSave.parse(row);
}

function selectSaves({ database }: Store, invitationId: InvitationId, slug: ChallengeSlug) {
  return database
    .selectFrom('draft_history')
    .select(['revision', 'saved_at as savedAt', 'files'])
    .where('invitation_id', '=', invitationId)
    .where('slug', '=', slug);
}
