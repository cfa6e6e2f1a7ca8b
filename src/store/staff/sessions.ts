import { sql } from 'kysely';
import type { StaffId } from '../../domain/ids.ts';
import type { Store } from '../store.ts';

export type StoredSession = {
  readonly id: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Where somebody is signed in, the newest first. */
export async function readSessions(store: Store, personId: StaffId): Promise<StoredSession[]> {
  return await store.database
    .selectFrom('staff_sessions')
    .select([
      'id',
      'ip_address as address',
      'user_agent as userAgent',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ])
    .where('person_id', '=', personId)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .orderBy('created_at', 'desc')
    .execute();
}

/** @returns whether there was such a session of theirs. */
export async function endSession(store: Store, personId: StaffId, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.database
    .deleteFrom('staff_sessions')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
