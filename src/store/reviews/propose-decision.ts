import { randomUUID } from 'node:crypto';
import type { DecisionOutcome } from '../../domain/decision.ts';
import type { FeedbackLevel } from '../../domain/feedback.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockParticipation } from '../participations/lock-participation.ts';
import type { Store } from '../store.ts';
import { announceDecision } from './announce-decision.ts';
import { findReview, isFinalReview } from './read-reviews.ts';

export type NewDecision = {
  readonly outcome: DecisionOutcome;
  readonly reason: string;
  readonly message: string;
  readonly feedback: FeedbackLevel;
};

/**
 * Proposes a decision, which takes the place of what was proposed or made before.
 *
 * @returns `unknown` where there is no such participation; `unreviewed` where their own review is not final
 */
export async function proposeDecision(
  store: Store,
  id: ParticipationId,
  decision: NewDecision,
  by: Reviewer,
): Promise<'proposed' | 'unknown' | 'unreviewed'> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id))) return 'unknown';
    if (!isFinalReview(await findReview({ database: transaction }, id, by.key))) return 'unreviewed';
    const before = await transaction
      .selectFrom('decisions')
      .select(['id', 'outcome', 'state'])
      .where('participation_id', '=', id)
      .where('state', 'in', ['proposed', 'made'])
      .executeTakeFirst();
    if (before !== undefined) {
      await transaction.updateTable('decisions').set({ state: 'superseded' }).where('id', '=', before.id).execute();
    }
    await transaction
      .insertInto('decisions')
      .values({
        ...decision,
        id: randomUUID(),
        participation_id: id,
        proposed_by: by.key,
        proposed_by_name: by.name,
      })
      .execute();
    await appendAudit(transaction, [
      {
        by: by.name,
        action: 'decision.propose',
        subjectType: 'participation',
        subjectId: id,
        before: before === undefined ? null : { outcome: before.outcome, state: before.state },
        after: decision,
      },
    ]);
    await announceDecision(transaction, 'decision.proposed', { participation: id, outcome: decision.outcome });
    return 'proposed';
  });
}
