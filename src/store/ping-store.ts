import { sql } from 'kysely';
import type { Store } from './store.ts';

/** Rejects where the database does not answer. */
export async function pingStore(store: Store): Promise<void> {
  await sql`select 1`.execute(store.database);
}
