import type { JudgingJob } from '../protocol/judging-job.ts';
import { announce } from './announce.ts';
import { appendEvent } from './append-event.ts';
import { queuePosition } from './queue-position.ts';
import type { Store } from './store.ts';

/** Puts an unfinished judging back to the start: queued, with a new order to publish it. */
export async function requeueJudging(store: Store, job: JudgingJob): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    const requeued = await transaction
      .updateTable('judgings')
      .set({ state: 'queued', published_at: null })
      .where('id', '=', job.judgingId)
      .where('state', 'in', ['queued', 'running'])
      .returning('id')
      .executeTakeFirst();
    if (requeued === undefined) return;
    await transaction
      .insertInto('outbox')
      .values({ judging_id: job.judgingId, job: JSON.stringify(job) })
      .execute();
    const position = (await queuePosition({ database: transaction }, job.judgingId)) ?? 1;
    await appendEvent(transaction, job.judgingId, { type: 'queued', position });
    await announce(transaction, 'outbox');
  });
}
