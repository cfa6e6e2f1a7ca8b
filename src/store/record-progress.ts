import { sql } from 'kysely';
import type { JudgingId } from '../domain/ids.ts';
import type { JudgingProgress } from '../protocol/judging-event.ts';
import { appendEvent } from './append-event.ts';
import type { Store } from './store.ts';

/**
 * Notes how far a running judging is; without effect on any other, and where the same kind of progress was noted less
 * than `pauseMs` ago.
 */
export async function recordProgress(
  store: Store,
  judgingId: JudgingId,
  progress: JudgingProgress,
  pauseMs: number,
): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    const running = await transaction
      .selectFrom('judgings')
      .select('id')
      .where('id', '=', judgingId)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst();
    if (running === undefined) return;
    const recent = await transaction
      .selectFrom('judging_events')
      .select('sequence')
      .where('judging_id', '=', judgingId)
      .where('type', '=', progress.type)
      .where('created_at', '>', sql<Date>`clock_timestamp() - make_interval(secs => ${pauseMs / 1_000})`)
      .executeTakeFirst();
    if (recent === undefined) await appendEvent(transaction, judgingId, progress);
  });
}
