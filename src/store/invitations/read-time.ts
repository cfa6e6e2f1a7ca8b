import { z } from 'zod';
import type { InvitationId } from '../../domain/invitation.ts';
import type { Store } from '../store.ts';

const StoredGrant = z.object({
  at: z.date(),
  grantedMs: z.coerce.number(),
  reason: z.enum(['extension', 'fault']),
  note: z.string(),
  by: z.string(),
});
export type StoredGrant = z.infer<typeof StoredGrant>;

/** What was added to an invitation's time, oldest first. */
export async function readTimeGrants(store: Store, id: InvitationId): Promise<StoredGrant[]> {
  const rows = await store.database
    .selectFrom('time_grants')
    .select(['created_at as at', 'granted_ms as grantedMs', 'reason', 'note', 'granted_by as by'])
    .where('invitation_id', '=', id)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => StoredGrant.parse(row));
}

const StoredAccommodation = z.object({ note: z.string(), by: z.string(), at: z.date() });
export type StoredAccommodation = z.infer<typeof StoredAccommodation>;

export async function findAccommodation(store: Store, id: InvitationId): Promise<StoredAccommodation | undefined> {
  const row = await store.database
    .selectFrom('accommodations')
    .select(['note', 'granted_by as by', 'granted_at as at'])
    .where('invitation_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : StoredAccommodation.parse(row);
}
