import { sql } from 'kysely';
import type { Store } from '../store.ts';

/**
 * Forgets deliveries that are older than that, however they ended, and events that nobody is to be told of any more.
 *
 * @returns how many deliveries were removed.
 */
export async function removeOldDeliveries(store: Store, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_deliveries where created_at < clock_timestamp() - make_interval(days => ${days})`.execute(
    store.database,
  );
  await sql`
    delete from webhook_events e
    where not exists (select from webhook_deliveries d where d.event_id = e.id)`.execute(store.database);
  return Number(numAffectedRows ?? 0);
}
