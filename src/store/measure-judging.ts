import { sql } from 'kysely';
import { z } from 'zod';
import type { Store } from './store.ts';

/** How many of the newest judgings are looked at: enough to smooth out, few enough to follow a change. */
const LOOK_AT = 50;

const Pace = z.object({ meanMs: z.coerce.number().positive().nullable(), running: z.int() });

/**
 * How long judgings took lately from being taken to their end, in milliseconds, null where none was; and how many run
 * at once now.
 */
export async function measureJudging(store: Store): Promise<z.infer<typeof Pace>> {
  const { rows } = await sql`
    select
      (select avg(extract(epoch from finished_at - started_at)) * 1000 from (
        select started_at, finished_at from judgings
        where state = 'judged' and reused_from is null and started_at is not null
        order by finished_at desc limit ${LOOK_AT}
      ) newest where finished_at > started_at) as "meanMs",
      (select count(*)::int from judgings where state = 'running') as running`.execute(store.database);
  return Pace.parse(rows[0]);
}
