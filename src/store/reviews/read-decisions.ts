import type { Kysely } from 'kysely';
import { z } from 'zod';
import { DecisionOutcome, DecisionState } from '../../domain/decision.ts';
import { FeedbackLevel } from '../../domain/feedback.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

const StoredDecision = z.object({
  id: z.uuid(),
  outcome: DecisionOutcome,
  state: DecisionState,
  reason: z.string(),
  message: z.string(),
  feedback: FeedbackLevel,
  proposedBy: z.string(),
  proposedByName: z.string(),
  proposedAt: z.date(),
  secondByName: z.string().nullable(),
  secondAt: z.date().nullable(),
  secondAgrees: z.boolean().nullable(),
  secondReason: z.string().nullable(),
});
export type StoredDecision = z.infer<typeof StoredDecision>;

/** The newest first. */
export async function readDecisions(store: Pick<Store, 'database'>, id: ParticipationId): Promise<StoredDecision[]> {
  return (await selectDecisions(store.database, id).execute()).map((row) => StoredDecision.parse(row));
}

/**
 * What was decided last by two people. It holds for the candidate until something else is, even while colleagues think
 * again.
 */
export async function findMadeDecision(store: Store, id: ParticipationId): Promise<StoredDecision | undefined> {
  const row = await selectDecisions(store.database, id).where('second_agrees', '=', true).limit(1).executeTakeFirst();
  return row === undefined ? undefined : StoredDecision.parse(row);
}

function selectDecisions(database: Kysely<Tables>, id: ParticipationId) {
  return database
    .selectFrom('decisions')
    .select([
      'id',
      'outcome',
      'state',
      'reason',
      'message',
      'feedback',
      'proposed_by as proposedBy',
      'proposed_by_name as proposedByName',
      'proposed_at as proposedAt',
      'second_by_name as secondByName',
      'second_at as secondAt',
      'second_agrees as secondAgrees',
      'second_reason as secondReason',
    ])
    .where('participation_id', '=', id)
    .orderBy('proposed_at', 'desc')
    .orderBy('id');
}
