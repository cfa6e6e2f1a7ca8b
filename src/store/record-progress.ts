import type { JudgingId } from '../domain/ids.ts';
import type { JudgingProgress } from '../protocol/judging-event.ts';
import { appendEvent } from './append-event.ts';
import type { Store } from './store.ts';

/** Notes how far a running judging is; without effect on any other. */
export async function recordProgress(store: Store, judgingId: JudgingId, progress: JudgingProgress): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    const running = await transaction
      .selectFrom('judgings')
      .select('id')
      .where('id', '=', judgingId)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst();
    if (running !== undefined) await appendEvent(transaction, judgingId, progress);
  });
}
