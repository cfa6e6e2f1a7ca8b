import type { Transaction } from 'kysely';
import type { DecisionOutcome } from '../../domain/decision.ts';
import { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Tables } from '../tables.ts';
import { appendWebhookEvent } from '../webhooks/append-webhook-event.ts';

/** Has webhooks told of a decision, in the transaction that proposes or makes it. */
export async function announceDecision(
  transaction: Transaction<Tables>,
  type: 'decision.proposed' | 'decision.made',
  { participation, outcome }: { readonly participation: ParticipationId; readonly outcome: DecisionOutcome },
): Promise<void> {
  const row = await transaction
    .selectFrom('participations')
    .select(['candidate', 'slug'])
    .where('id', '=', participation)
    .executeTakeFirstOrThrow();
  const candidate = CandidateId.parse(row.candidate);
  await appendWebhookEvent(transaction, {
    type,
    subject: { candidate },
    data: { participation, candidate, challenge: ChallengeSlug.parse(row.slug), outcome },
  });
}
