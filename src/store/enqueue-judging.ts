import { sql, type Transaction } from 'kysely';
import type { JudgingJob } from '../protocol/judging-job.ts';
import { announce } from './announce.ts';
import { appendEvent } from './append-event.ts';
import { queuePosition } from './queue-position.ts';
import type { Tables } from './tables.ts';

/** Orders a queued judging to be published after a while, and tells its candidate. */
export async function enqueueJudging(
  transaction: Transaction<Tables>,
  job: JudgingJob,
  afterMs: number,
): Promise<void> {
  await transaction
    .insertInto('outbox')
    .values({
      judging_id: job.judgingId,
      job: JSON.stringify(job),
      is_shadow: job.isShadow ?? false,
      due_at: sql<Date>`clock_timestamp() + make_interval(secs => ${afterMs / 1_000})`,
    })
    .execute();
  const position = (await queuePosition({ database: transaction }, job.judgingId)) ?? 1;
  await appendEvent(transaction, job.judgingId, { type: 'queued', position });
  await announce(transaction, 'outbox');
}
