import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ChallengeSlug } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import { SourceFile } from '../../domain/source-file.ts';
import type { Tables } from '../tables.ts';

const StoredDraft = z.object({
  slug: ChallengeSlug,
  revision: z.int(),
  savedAt: z.date(),
  files: z.array(SourceFile),
});
export type StoredDraft = z.infer<typeof StoredDraft>;

/** The newest draft of each case of an invitation. */
export async function readDrafts(
  { database }: { readonly database: Kysely<Tables> },
  invitationId: InvitationId,
): Promise<StoredDraft[]> {
  const rows = await database
    .selectFrom('drafts')
    .select(['slug', 'revision', 'saved_at as savedAt', 'files'])
    .where('invitation_id', '=', invitationId)
    .execute();
  return rows.map((row) => StoredDraft.parse(row));
}

/** When the newest draft of each case was saved. */
export async function readDraftTimes(
  { database }: { readonly database: Kysely<Tables> },
  invitationId: InvitationId,
): Promise<ReadonlyMap<ChallengeSlug, Date>> {
  const rows = await database
    .selectFrom('drafts')
    .select(['slug', 'saved_at'])
    .where('invitation_id', '=', invitationId)
    .execute();
  return new Map(rows.map((row) => [ChallengeSlug.parse(row.slug), row.saved_at]));
}
