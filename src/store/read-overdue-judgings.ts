import { sql } from 'kysely';
import { JudgingId } from '../domain/ids.ts';
import type { Store } from './store.ts';

export type OverdueJudging = {
  readonly judgingId: JudgingId;
  readonly lease: number;
  /** How often it was published and neither came back nor failed. */
  readonly lossCount: number;
};

/** Unfinished judgings that were published at least `olderThanMs` ago, oldest first and shadow judgings last. What is in the outbox is not overdue. */
export async function readOverdueJudgings(store: Store, olderThanMs: number): Promise<OverdueJudging[]> {
  const rows = await store.database
    .selectFrom('judgings')
    .select(['id', 'lease', sql<number>`publish_count - fault_count`.as('lossCount')])
    .where('state', 'in', ['queued', 'running'])
    .where('published_at', '<=', sql<Date>`clock_timestamp() - make_interval(secs => ${olderThanMs / 1_000})`)
    .orderBy(sql`rejudge_id is not null`)
    .orderBy('created_at')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    judgingId: JudgingId.parse(row.id),
    lease: row.lease,
    lossCount: row.lossCount,
  }));
}
