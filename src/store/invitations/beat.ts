import { sql } from 'kysely';
import { z } from 'zod';
import type { Store } from '../store.ts';

const Beat = z.object({ before: z.date().nullable(), now: z.date() });

/**
 * Says that a server is there to serve candidates.
 *
 * @returns when one was there last before, null if never; and the time now.
 */
export async function beat(store: Store): Promise<z.infer<typeof Beat>> {
  const { rows } = await sql`
    with before as (select beat_at from pulse)
    insert into pulse (only_row, beat_at) values (true, clock_timestamp())
    on conflict (only_row) do update set beat_at = excluded.beat_at
    returning (select beat_at from before) as before, beat_at as now`.execute(store.database);
  return Beat.parse(rows[0]);
}
