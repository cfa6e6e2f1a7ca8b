import type { Transaction } from 'kysely';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Tables } from '../tables.ts';

/**
 * Keeps anyone else from reviewing, deciding about or erasing it until the transaction ends.
 *
 * @returns false where there is no such participation
 */
export async function lockParticipation(transaction: Transaction<Tables>, id: ParticipationId): Promise<boolean> {
  const row = await transaction
    .selectFrom('participations')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
