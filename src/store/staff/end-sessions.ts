import type { Transaction } from 'kysely';
import type { StaffId } from '../../domain/ids.ts';
import type { Tables } from '../tables.ts';

/** Signs somebody out everywhere: with devices that were trusted, and halfway through signing in, too. */
export async function endSessions(transaction: Transaction<Tables>, id: StaffId): Promise<void> {
  await transaction.deleteFrom('staff_sessions').where('person_id', '=', id).execute();
  await transaction.deleteFrom('staff_verifications').where('value', '=', id).execute();
}
