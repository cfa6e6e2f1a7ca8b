import type { StaffId } from '../../domain/ids.ts';
import type { StaffChange, StaffInvitation, StaffView } from '../../protocol/staff-view.ts';
import { type Added, addPerson, changePerson } from '../../store/staff/change-staff.ts';
import { issueLink } from '../../store/staff/links.ts';
import { findPerson, readStaff } from '../../store/staff/read-staff.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** Somebody, and the token of the link that lets them in once. */
export type InvitedPerson = { readonly person: StaffView; readonly token: string; readonly expiresAt: string };

export async function listStaff(service: Service): Promise<StaffView[]> {
  return await readStaff(service.store);
}

/** @throws Refusal `not-found` */
export async function requireStaff(service: Service, id: StaffId): Promise<StaffView> {
  const person = await findPerson(service.store, id);
  if (person === undefined) throw unknown();
  return person;
}

/**
 * Adds somebody to the staff.
 *
 * @throws Refusal `invalid` where their name or address is somebody's already.
 */
export async function inviteStaff(service: Service, invitation: StaffInvitation, by: string): Promise<InvitedPerson> {
  const person = requireFree(await addPerson(service.store, invitation, by));
  return await linkFor(service, person, by);
}

/**
 * Makes a link by which somebody sets a new password. Their password stays good until the link is used.
 *
 * @throws Refusal `not-found`, or `conflict` for who is disabled.
 */
export async function resetStaff(service: Service, id: StaffId, by: string): Promise<InvitedPerson> {
  const person = await requireStaff(service, id);
  if (person.state === 'disabled') throw new Refusal('conflict', `${person.name} is disabled: enable them first.`);
  return await linkFor(service, person, by);
}

/**
 * Gives somebody another role, disables or enables them.
 *
 * @throws Refusal `not-found`, or `conflict` where nobody would be left to administer.
 */
export async function changeStaff(service: Service, id: StaffId, change: StaffChange, by: string): Promise<StaffView> {
  const changed = await changePerson(service.store, id, change, by);
  if (changed === 'unknown') throw unknown();
  if (changed === 'last-admin') {
    throw new Refusal('conflict', 'They are the last admin: make somebody else an admin first.');
  }
  return changed.after;
}

/** @throws Refusal `invalid` */
export function requireFree<T>(added: T | Extract<Added, string>): T {
  if (added === 'email-taken') throw taken('email', 'Somebody of the staff has this address already.');
  if (added === 'name-taken')
    throw taken('name', 'Somebody of the staff has this name already: it must tell them apart.');
  return added as T;
}

function taken(path: string, message: string): Refusal {
  return new Refusal('invalid', message, [{ path, message: 'is taken' }]);
}

async function linkFor(service: Service, person: StaffView, by: string): Promise<InvitedPerson> {
  const { token, expiresAt } = await issueLink(service.store, person.id, by);
  return { person, token, expiresAt: expiresAt.toISOString() };
}

function unknown(): Refusal {
  return new Refusal('not-found', 'There is nobody of that id.');
}
