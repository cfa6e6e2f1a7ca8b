import { sql } from 'kysely';
import { z } from 'zod';
import { CheckId } from '../../protocol/challenge-folder-view.ts';
import type { Store } from '../store.ts';

const OverdueCheck = z.object({ id: CheckId, lease: z.int() });
export type OverdueCheck = z.infer<typeof OverdueCheck>;

/** Checks of which nothing was heard for so long, those that were begun first. */
export async function readOverdueChecks(
  { database }: Store,
  { queuedForMs, silentForMs }: { readonly queuedForMs: number; readonly silentForMs: number },
): Promise<OverdueCheck[]> {
  const { rows } = await sql<unknown>`
    select id, lease from challenge_checks
    where (state = 'queued' and heard_at <= clock_timestamp() - ${queuedForMs} * interval '1 millisecond')
      or (state = 'running' and heard_at <= clock_timestamp() - ${silentForMs} * interval '1 millisecond')
    order by created_at, id`.execute(database);
  return rows.map((row) => OverdueCheck.parse(row));
}

/** @returns whether it is still to be done, and nobody else has it by now. */
export async function requeueCheck({ database }: Store, { id, lease }: OverdueCheck): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('challenge_checks')
    .set({ state: 'queued', heard_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
