import type { Transaction } from 'kysely';
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
