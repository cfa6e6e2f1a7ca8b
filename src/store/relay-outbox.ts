import { sql } from 'kysely';
import { JudgingJob } from '../protocol/judging-job.ts';
import type { Store } from './store.ts';

/**
 * Hands what is due in the outbox to `publish`, oldest first and shadow judgings last, and forgets it once that has resolved. A crash in
 * between publishes again, never too little. Processes may relay side by side.
 *
 * @returns how many were published; fewer than `limit` means that nothing more is due.
 */
export async function relayOutbox(
  store: Store,
  publish: (job: JudgingJob) => Promise<void>,
  limit: number,
): Promise<number> {
  return await store.database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('outbox')
      .select(['id', 'judging_id', 'job'])
      .where('due_at', '<=', sql<Date>`clock_timestamp()`)
      .orderBy('is_shadow')
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    for (const row of rows) await publish(JudgingJob.parse(row.job));
    await transaction
      .updateTable('judgings')
      .set({ published_at: sql<Date>`clock_timestamp()`, publish_count: sql<number>`publish_count + 1` })
      .where(
        'id',
        'in',
        rows.map((row) => row.judging_id),
      )
      .execute();
    await transaction
      .deleteFrom('outbox')
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.length;
  });
}
