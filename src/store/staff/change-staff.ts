import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { StaffId } from '../../domain/ids.ts';
import type { Role } from '../../domain/role.ts';
import type { StaffChange, StaffInvitation, StaffView } from '../../protocol/staff-view.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { endSessions } from './end-sessions.ts';
import { isThereAnAdmin, lockStaff } from './lock-staff.ts';
import { noteStaff } from './note-staff.ts';
import { findPerson } from './read-staff.ts';

export type Added = StaffView | 'name-taken' | 'email-taken';

/** Adds somebody who cannot sign in yet. */
export async function addPerson(store: Store, invitation: StaffInvitation, by: string): Promise<Added> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockStaff(transaction);
    const added = await insertPerson(transaction, invitation);
    if (typeof added !== 'string') await noteStaff(transaction, by, 'invite', null, added);
    return added;
  });
}

/** Within a transaction that has locked the staff. */
export async function insertPerson(
  transaction: Transaction<Tables>,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: Role },
): Promise<Added> {
  const taken = await transaction
    .selectFrom('staff_people')
    .select('email')
    .where((where) => where.or([where('email', '=', email), where(sql`lower(name)`, '=', sql`lower(${name})`)]))
    .execute();
  if (taken.some((person) => person.email === email)) return 'email-taken';
  if (taken.length > 0) return 'name-taken';
  const id = randomUUID();
  await transaction.insertInto('staff_people').values({ id, name, email, role }).execute();
  return await requirePerson(transaction, id);
}

export type Changed = { readonly before: StaffView; readonly after: StaffView } | 'unknown' | 'last-admin';

/** Changes a role, or disables somebody, whose sessions and open links end with it. */
export async function changePerson(
  store: Store,
  id: StaffId,
  { role, isDisabled }: StaffChange,
  by: string,
): Promise<Changed> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockStaff(transaction);
    const before = await findPerson({ database: transaction }, id);
    if (before === undefined) return 'unknown';
    const losesAdmin = before.role === 'admin' && ((role ?? 'admin') !== 'admin' || isDisabled === true);
    if (losesAdmin && before.state === 'active' && !(await isThereAnAdmin(transaction, id))) return 'last-admin';
    await transaction
      .updateTable('staff_people')
      .set({
        updated_at: sql<Date>`clock_timestamp()`,
        ...(role === undefined ? {} : { role }),
        ...(isDisabled === undefined ? {} : { disabled_at: isDisabled ? sql<Date>`clock_timestamp()` : null }),
      })
      .where('id', '=', id)
      .execute();
    if (isDisabled === true) {
      await endSessions(transaction, id);
      await transaction.deleteFrom('staff_links').where('person_id', '=', id).execute();
    }
    const after = await requirePerson(transaction, id);
    await noteStaff(transaction, by, 'change', before, after);
    return { before, after };
  });
}

export async function requirePerson(transaction: Transaction<Tables>, id: string): Promise<StaffView> {
  const person = await findPerson({ database: transaction }, id);
  if (person === undefined) throw new Error(`'${id}' is gone from the staff`);
  return person;
}
