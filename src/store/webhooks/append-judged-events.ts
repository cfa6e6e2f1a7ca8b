import { sql, type Transaction } from 'kysely';
import type { JudgingId } from '../../domain/ids.ts';
import { SubmissionJudged } from '../../protocol/webhook-event.ts';
import type { Tables } from '../tables.ts';
import { appendWebhookEvents } from './append-webhook-event.ts';

/**
 * Has webhooks told of those of the judgings that have a verdict which counts, the oldest submission first. Of sample
 * runs, self-checks and trials nobody is told.
 */
export async function appendJudgedEvents(transaction: Transaction<Tables>, ids: readonly JudgingId[]): Promise<void> {
  const { rows } = await sql<unknown>`
    select p.id as participation, s.id as submission, s.candidate, s.slug as challenge, j.kind, j.verdict, j.score,
      j.score_by_category as categories
    from judgings j
    join submissions s on s.id = j.submission_id
    left join participations p on p.slug = s.slug and p.candidate = s.candidate
    where j.id = any(${ids}::uuid[])
      and j.kind = 'submission' and j.state = 'judged' and j.counted_at is not null
      and not s.is_self_check and not s.is_trial
    order by s.created_at, s.id`.execute(transaction);
  await appendWebhookEvents(
    transaction,
    rows.map((row) => {
      const data = SubmissionJudged.shape.data.parse(row);
      return { type: 'submission.judged', subject: { candidate: data.candidate }, data };
    }),
  );
}
