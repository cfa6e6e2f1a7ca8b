import { sql } from 'kysely';
import { z } from 'zod';
import type { Store } from '../store.ts';
import { giveBackForOutage } from './grant-time.ts';
import { readRunningInvitations } from './read-invitations.ts';

const Beat = z.object({ now: z.date() });

export type Outage = {
  readonly from: Date;
  readonly to: Date /** To how many time was given back. */;
  readonly given: number;
};

/**
 * Says that a server is there to serve candidates; where none was for a while, gives the time back to all who were at
 * work. Whoever beats next waits until it is given: nobody's time is over before.
 *
 * @param outageFromMs a silence that is shorter is none
 * @returns the outage that has just ended, undefined where there was none
 */
export async function beat(store: Store, outageFromMs: number): Promise<Outage | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const last = await transaction.selectFrom('pulse').select('beat_at').forUpdate().executeTakeFirst();
    const { rows } = await sql`
      insert into pulse (only_row, beat_at) values (true, clock_timestamp())
      on conflict (only_row) do update set beat_at = clock_timestamp()
      returning beat_at as now`.execute(transaction);
    const { now } = Beat.parse(rows[0]);
    if (last === undefined) return undefined;
    const before = last.beat_at;
    if (now.getTime() - before.getTime() < outageFromMs) return undefined;
    let given = 0;
    for (const { id } of await readRunningInvitations({ database: transaction })) {
      if (await giveBackForOutage(transaction, id, { from: before, to: now })) given += 1;
    }
    return { from: before, to: now, given };
  });
}
