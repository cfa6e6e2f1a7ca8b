import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { StaffId } from '../../domain/ids.ts';
import type { StaffView } from '../../protocol/staff-view.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { insertPerson, requirePerson } from './change-staff.ts';
import { endSessions } from './end-sessions.ts';
import { isThereAnAdmin, lockStaff } from './lock-staff.ts';
import { noteStaff } from './note-staff.ts';
import { findPerson } from './read-staff.ts';
import { digestSecret, makeSecret } from './secrets.ts';

const LASTS_MS = 24 * 60 * 60 * 1_000;

export type IssuedLink = { readonly token: string; readonly expiresAt: Date };

/** Makes a link that lets somebody in once; links that they had before are of no use any more. */
export async function issueLink(store: Store, personId: StaffId, createdBy: string): Promise<IssuedLink> {
  return await store.database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('staff_links').where('person_id', '=', personId).execute();
    await noteStaff(transaction, createdBy, 'link', null, await requirePerson(transaction, personId));
    return await insertLink(transaction, personId, createdBy);
  });
}

/** Makes the link by which the first admin is made, unless there is an admin. Those from before are of no use any more. */
export async function issueSetUpLink(store: Store): Promise<IssuedLink | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockStaff(transaction);
    await transaction.deleteFrom('staff_links').where('person_id', 'is', null).execute();
    if (await isThereAnAdmin(transaction)) return undefined;
    return await insertLink(transaction, null, 'minicase');
  });
}

async function insertLink(
  transaction: Transaction<Tables>,
  personId: StaffId | null,
  createdBy: string,
): Promise<IssuedLink> {
  const { token, digest } = makeSecret();
  const expiresAt = new Date(Date.now() + LASTS_MS);
  await transaction
    .insertInto('staff_links')
    .values({ token_digest: digest, person_id: personId, created_by: createdBy, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}

export type StoredLink = {
  /** Undefined for the link of the first admin. */
  readonly person: StaffView | undefined;
  readonly expiresAt: Date;
  readonly isUsed: boolean;
};

export async function findLink(store: Store, token: string): Promise<StoredLink | undefined> {
  const link = await store.database
    .selectFrom('staff_links')
    .select(['person_id', 'expires_at', 'used_at'])
    .where('token_digest', '=', digestSecret(token))
    .executeTakeFirst();
  if (link === undefined) return undefined;
  const person = link.person_id === null ? undefined : await findPerson(store, link.person_id);
  return { person, expiresAt: link.expires_at, isUsed: link.used_at !== null };
}

export type FirstAdmin = { readonly name: string; readonly email: string };

export type Redeemed = StaffView | 'over' | 'name-taken' | 'email-taken';

/** Uses a link up: whoever it is for has this password from now on, and no session and no second factor. */
export async function redeemLink(
  store: Store,
  token: string,
  passwordHash: string,
  firstAdmin: FirstAdmin | undefined,
): Promise<Redeemed> {
  try {
    return await store.database.transaction().execute(async (transaction) => {
      await lockStaff(transaction);
      const person = await useLink(transaction, token, firstAdmin);
      await setPassword(transaction, person.id, passwordHash);
      const welcomed = await requirePerson(transaction, person.id);
      await noteStaff(transaction, welcomed.name, 'welcome', firstAdmin === undefined ? person : null, welcomed);
      return welcomed;
    });
  } catch (error) {
    if (error instanceof NotRedeemed) return error.why;
    throw error;
  }
}

/** Takes back what the transaction did: a link is not used up by a name that is taken. */
class NotRedeemed extends Error {
  readonly why: Exclude<Redeemed, StaffView>;

  constructor(why: Exclude<Redeemed, StaffView>) {
    super(why);
    this.why = why;
  }
}

async function useLink(
  transaction: Transaction<Tables>,
  token: string,
  firstAdmin: FirstAdmin | undefined,
): Promise<StaffView> {
  const link = await transaction
    .updateTable('staff_links')
    .set({ used_at: sql<Date>`clock_timestamp()` })
    .where('token_digest', '=', digestSecret(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .returning('person_id')
    .executeTakeFirst();
  if (link === undefined) throw new NotRedeemed('over');
  if (link.person_id !== null) return await requirePerson(transaction, link.person_id);
  if (firstAdmin === undefined || (await isThereAnAdmin(transaction))) throw new NotRedeemed('over');
  const added = await insertPerson(transaction, { ...firstAdmin, role: 'admin' });
  if (typeof added === 'string') throw new NotRedeemed(added);
  return added;
}

async function setPassword(transaction: Transaction<Tables>, id: StaffId, password: string): Promise<void> {
  const credential = { person_id: id, provider_id: 'credential', account_id: id };
  const updated_at = new Date();
  await transaction
    .insertInto('staff_accounts')
    .values({ id: randomUUID(), ...credential, password, updated_at })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at }))
    .execute();
  await transaction.updateTable('staff_people').set({ two_factor_enabled: false }).where('id', '=', id).execute();
  await transaction.deleteFrom('staff_two_factors').where('person_id', '=', id).execute();
  await endSessions(transaction, id);
}
