import { sql } from 'kysely';
import type { CheckId } from '../../protocol/challenge-folder-view.ts';
import type { CheckNote } from '../../protocol/check-job.ts';
import type { Store } from '../store.ts';

/** Keeps how far a check is. @returns whether it goes on under that lease */
export async function noteCheck({ database }: Store, id: CheckId, { lease, steps }: CheckNote): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('challenge_checks')
    .set({ steps: JSON.stringify(steps), heard_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
