import type { Kysely, Transaction } from 'kysely';
import type { StaffView } from '../../protocol/staff-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';

/** Writes down a change to somebody of the staff, in the transaction that makes it. */
export async function noteStaff(
  transaction: Transaction<Tables>,
  by: string,
  verb: 'invite' | 'change' | 'link' | 'welcome',
  before: StaffView | null,
  after: StaffView,
): Promise<void> {
  await appendAudit(transaction, [
    { by, action: `staff.${verb}`, subjectType: 'staff', subjectId: after.id, before, after },
  ]);
}

/** Somebody's own doing with how they sign in, or with a key. What is secret about it is not written down. */
export async function noteOwn(
  database: Kysely<Tables>,
  personId: string,
  verb: 'change-password' | 'turn-on-second-factor' | 'turn-off-second-factor' | 'make-key' | 'revoke-key',
  after: unknown = null,
): Promise<void> {
  const person = await database.selectFrom('staff_people').select('name').where('id', '=', personId).executeTakeFirst();
  await appendAudit(database, [
    {
      by: person?.name ?? personId,
      action: `staff.${verb}`,
      subjectType: 'staff',
      subjectId: personId,
      before: null,
      after,
    },
  ]);
}
