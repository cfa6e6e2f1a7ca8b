import { sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** One at a time changes who is on the staff: what holds for all of them together cannot be told otherwise. */
export async function lockStaff(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('minicase staff'))`.execute(transaction);
}

/** @param except - somebody who is not to be counted. */
export async function isThereAnAdmin(transaction: Transaction<Tables>, except = ''): Promise<boolean> {
  const admin = await transaction
    .selectFrom('staff_people')
    .innerJoin('staff_accounts', 'staff_accounts.person_id', 'staff_people.id')
    .select('staff_people.id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('staff_people.id', '!=', except)
    .limit(1)
    .executeTakeFirst();
  return admin !== undefined;
}
