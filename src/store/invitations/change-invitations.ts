import { sql } from 'kysely';
import type { Language } from '../../domain/challenge.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import { lockInvitation } from './read-invitations.ts';

/** Ends what the link lets do, for good. @returns false where it was revoked before, or does not exist. */
export async function revokeInvitation(store: Store, id: InvitationId, by: string): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const invitation = await lockInvitation(transaction, id);
    if (invitation === undefined || invitation.revokedAt !== null) return false;
    await transaction.updateTable('invitations').set({ revoked_at: invitation.now }).where('id', '=', id).execute();
    const entry = { by, action: 'invitation.revoke', subjectType: 'invitation', subjectId: id } as const;
    await appendAudit(transaction, [{ ...entry, before: { revokedAt: null }, after: { revokedAt: invitation.now } }]);
    return true;
  });
}

/** From now on another link leads to it, and the old one nowhere. */
export async function replaceToken(store: Store, id: InvitationId, tokenHash: string, by: string): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('invitations')
      .set({ token_hash: tokenHash })
      .where('id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const entry = { by, action: 'invitation.renew-link', subjectType: 'invitation', subjectId: id } as const;
    await appendAudit(transaction, [{ ...entry, before: null, after: null }]);
    return true;
  });
}

export type ProfileChange = { readonly portfolioUrl?: string | null; readonly language?: Language | null };

/** What candidates say of themselves; what is left out stays. */
export async function changeProfile(store: Store, id: InvitationId, change: ProfileChange): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    const invitation = await lockInvitation(transaction, id);
    if (invitation === undefined) return;
    const before = { portfolioUrl: invitation.portfolioUrl, language: invitation.language };
    const after = { ...before, ...change };
    await transaction.updateTable('invitations').set({ language: after.language }).where('id', '=', id).execute();
    await transaction
      .updateTable('candidates')
      .set({ portfolio_url: after.portfolioUrl })
      .where('id', '=', invitation.candidate)
      .execute();
    const entry = { by: 'candidate', action: 'candidate.profile', subjectType: 'candidate' } as const;
    await appendAudit(transaction, [{ ...entry, subjectId: invitation.candidate, before, after }]);
  });
}

/** @returns false where there is no such invitation. */
export async function setAccommodation(
  store: Store,
  id: InvitationId,
  { extraTime, note }: { readonly extraTime: number; readonly note: string },
  by: string,
): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const invitation = await lockInvitation(transaction, id);
    if (invitation === undefined) return false;
    const values = { extra_time: extraTime, note, granted_by: by };
    await transaction
      .insertInto('accommodations')
      .values({ invitation_id: id, ...values })
      .onConflict((conflict) =>
        conflict.column('invitation_id').doUpdateSet({ ...values, granted_at: sql<Date>`clock_timestamp()` }),
      )
      .execute();
    const entry = { by, action: 'invitation.accommodate', subjectType: 'invitation', subjectId: id } as const;
    await appendAudit(transaction, [
      { ...entry, before: { extraTime: invitation.extraTime }, after: { extraTime, note } },
    ]);
    return true;
  });
}
