import { sql, type Transaction } from 'kysely';
import type { JudgingId } from '../domain/ids.ts';
import { scoreByCategory } from '../domain/score.ts';
import { scoreError } from '../domain/score-error.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import type { JudgingOutcome } from '../protocol/judging-outcome.ts';
import { appendEvent } from './append-event.ts';
import { giveBackForJudging } from './invitations/grant-time.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { appendJudgedEvents } from './webhooks/append-judged-events.ts';

export type Finished = 'recorded' | 'already-over' | 'lease-outdated' | 'unknown';

/**
 * Writes how a judging ended, once: what comes for a judging that is over, or under an older lease, changes nothing.
 *
 * @param lease of the claim; undefined to end it whoever holds it.
 * @param event what its candidate is told.
 */
export async function finishJudging(
  store: Store,
  finish: {
    readonly judgingId: JudgingId;
    readonly lease: number | undefined;
    readonly outcome: JudgingOutcome;
    readonly event: JudgingEvent;
  },
): Promise<Finished> {
  return await store.database.transaction().execute(async (transaction) => {
    const judging = await transaction
      .selectFrom('judgings')
      .select(['state', 'lease'])
      .where('id', '=', finish.judgingId)
      .forUpdate()
      .executeTakeFirst();
    if (judging === undefined) return 'unknown';
    if (judging.state === 'judged' || judging.state === 'aborted') return 'already-over';
    if (finish.lease !== undefined && finish.lease !== judging.lease) return 'lease-outdated';
    await write(transaction, finish.judgingId, finish.outcome);
    await appendEvent(transaction, finish.judgingId, finish.event);
    if (finish.outcome.state === 'aborted') await giveBackForJudging(transaction, finish.judgingId);
    else await appendJudgedEvents(transaction, [finish.judgingId]);
    return 'recorded';
  });
}

async function write(transaction: Transaction<Tables>, judgingId: JudgingId, outcome: JudgingOutcome): Promise<void> {
  await transaction
    .updateTable('judgings')
    .set({ finished_at: sql<Date>`clock_timestamp()`, ...columnsOf(outcome) })
    .where('id', '=', judgingId)
    .execute();
}

/** How an outcome is written. */
export function columnsOf(outcome: JudgingOutcome) {
  if (outcome.state === 'aborted') {
    return { state: outcome.state, error_code: outcome.code, error_message: outcome.message.replaceAll('\0', '') };
  }
  const { report, behaviour } = outcome;
  return {
    state: outcome.state,
    verdict: report.verdict,
    score: report.score,
    score_by_category: JSON.stringify(scoreByCategory(report.groups)),
    score_error: report.score === null ? null : scoreError(report.groups),
    is_borderline: report.borderline ?? false,
    report: JSON.stringify(report),
    behaviour: behaviour === undefined ? null : JSON.stringify(behaviour),
    engine: report.engine,
  };
}
