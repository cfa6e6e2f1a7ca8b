import type { Transaction } from 'kysely';
import type { ParticipationId } from '../../domain/participation.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

export type Reveal = {
  readonly participations: readonly ParticipationId[];
  /** By `senderOf`. */
  readonly reader: string;
  /** What the reader is called. */
  readonly by: string;
  readonly reason: string;
};

/** Writes down that somebody was told who they are, and why. What was revealed to them before is so still. */
export async function reveal(store: Store, revealed: Reveal): Promise<void> {
  await store.database.transaction().execute(async (transaction) => await writeReveal(transaction, revealed));
}

/** The same, in the transaction of what tells them. */
export async function writeReveal(
  transaction: Transaction<Tables>,
  { participations, reader, by, reason }: Reveal,
): Promise<void> {
  await transaction
    .insertInto('reveals')
    .values(participations.map((id) => ({ participation_id: id, reader, reason })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await appendAudit(
    transaction,
    participations.map((subjectId) => ({
      by,
      action: 'participation.reveal',
      subjectType: 'participation' as const,
      subjectId,
      before: null,
      after: { reason },
    })),
  );
}
