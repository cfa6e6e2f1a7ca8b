import { sql, type Transaction } from 'kysely';
import { JudgingId } from '../../domain/ids.ts';
import type { RejudgeDecision, RejudgeId } from '../../protocol/rejudge-view.ts';
import type { PersonName } from '../../protocol/version-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { appendJudgedEvents } from '../webhooks/append-judged-events.ts';

export type Decided = 'decided' | 'decided-before' | 'unfinished';

/** Makes the judgings of a rejudge count, or leaves all as it was; once. */
export async function decideRejudge(
  store: Store,
  id: RejudgeId,
  decision: RejudgeDecision,
  by: PersonName,
): Promise<Decided> {
  return await store.database.transaction().execute(async (transaction) => {
    const rejudge = await transaction
      .selectFrom('rejudges')
      .select('decision')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (rejudge.decision !== null) return 'decided-before';
    if (decision === 'applied' && (await isUnfinished(transaction, id))) return 'unfinished';
    if (decision === 'applied') await countJudgings(transaction, id);
    else await forgetQueued(transaction, id);
    await transaction
      .updateTable('rejudges')
      .set({ decision, decided_by: by, decided_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', id)
      .execute();
    const entry = { by, action: 'rejudge.decide', subjectType: 'rejudge', subjectId: id } as const;
    await appendAudit(transaction, [{ ...entry, before: { decision: null }, after: { decision } }]);
    return 'decided';
  });
}

async function isUnfinished(transaction: Transaction<Tables>, id: RejudgeId): Promise<boolean> {
  const unfinished = await transaction
    .selectFrom('judgings')
    .select('id')
    .where('rejudge_id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .executeTakeFirst();
  return unfinished !== undefined;
}

async function countJudgings(transaction: Transaction<Tables>, id: RejudgeId): Promise<void> {
  const counted = await transaction
    .updateTable('judgings')
    .set({ counted_at: sql<Date>`clock_timestamp()` })
    .where('rejudge_id', '=', id)
    .where('state', '=', 'judged')
    .returning('id')
    .execute();
  await appendJudgedEvents(
    transaction,
    counted.map((judging) => JudgingId.parse(judging.id)),
  );
}

/**
 * What no worker has begun is never judged: nobody but this rejudge has asked for it. What is in hand ends by itself.
 *
 * The outbox goes first, as the relay locks it before judgings.
 */
async function forgetQueued(transaction: Transaction<Tables>, id: RejudgeId): Promise<void> {
  await sql`delete from outbox where judging_id in (select id from judgings where rejudge_id = ${id})`.execute(
    transaction,
  );
  const queued = await transaction
    .selectFrom('judgings')
    .select('id')
    .where('rejudge_id', '=', id)
    .where('state', '=', 'queued')
    .forUpdate()
    .execute();
  const forgotten = sql`${queued.map((judging) => judging.id)}::uuid[]`;
  for (const table of ['outbox', 'judging_events'] as const) {
    await sql`delete from ${sql.table(table)} where judging_id = any(${forgotten})`.execute(transaction);
  }
  await sql`delete from judgings where id = any(${forgotten})`.execute(transaction);
}
