import { sql } from 'kysely';
import { CandidateId } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { moveCandidate } from '../candidates/move-candidate.ts';
import { lockParticipation } from '../participations/lock-participation.ts';
import type { Store } from '../store.ts';
import { announceDecision } from './announce-decision.ts';
import { findReview, isFinalReview } from './read-reviews.ts';

export type Second = { readonly agrees: boolean; readonly reason: string };

/**
 * Makes what is proposed a decision, or returns it. Once it is made, its candidate is at the stage of decisions.
 *
 * @returns `unknown` where there is no such participation; `nothing` where nothing waits for a second reader; `own`
 * where it is the proposal of the second reader; `unreviewed` where their own review is not final
 */
export async function secondDecision(
  store: Store,
  id: ParticipationId,
  { agrees, reason }: Second,
  by: Reviewer,
): Promise<'read' | 'unknown' | 'nothing' | 'own' | 'unreviewed'> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id))) return 'unknown';
    const decision = await transaction
      .selectFrom('decisions')
      .innerJoin('participations', 'participations.id', 'decisions.participation_id')
      .select(['decisions.id', 'outcome', 'proposed_by as proposedBy', 'participations.candidate'])
      .where('participation_id', '=', id)
      .where('state', '=', 'proposed')
      .executeTakeFirst();
    if (decision === undefined) return 'nothing';
    if (decision.proposedBy === by.key) return 'own';
    if (!isFinalReview(await findReview({ database: transaction }, id, by.key))) return 'unreviewed';
    const state = agrees ? 'made' : 'returned';
    await transaction
      .updateTable('decisions')
      .set({
        state,
        second_by: by.key,
        second_by_name: by.name,
        second_at: sql<Date>`clock_timestamp()`,
        second_agrees: agrees,
        second_reason: reason,
      })
      .where('id', '=', decision.id)
      .execute();
    const { outcome } = decision;
    await appendAudit(transaction, [
      {
        by: by.name,
        action: agrees ? 'decision.make' : 'decision.return',
        subjectType: 'participation',
        subjectId: id,
        before: { outcome, state: 'proposed' },
        after: { outcome, state, reason },
      },
    ]);
    if (agrees) {
      await moveCandidate(transaction, CandidateId.parse(decision.candidate), { stage: 'decision' }, by.name);
      await announceDecision(transaction, 'decision.made', { participation: id, outcome });
    }
    return 'read';
  });
}
