import { sql } from 'kysely';
import type { Service } from '../../src/service/service.ts';

/** Lets time go by: deliveries of webhooks that are to be tried later are due now. */
export async function letRetriesCome(service: Service): Promise<void> {
  await sql`update webhook_deliveries set next_try_at = clock_timestamp() where state = 'waiting'`.execute(
    service.store.database,
  );
}
