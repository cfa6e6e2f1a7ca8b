import type { Person } from '../../domain/caller.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { SessionView } from '../../protocol/staff-view.ts';
import { endSession as endInStore, readSessions } from '../../store/staff/sessions.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** @param thisSession - the one that asks. */
export async function listSessions(service: Service, personId: StaffId, thisSession: string): Promise<SessionView[]> {
  return (await readSessions(service.store, personId)).map((session) => ({
    ...session,
    isThis: session.id === thisSession,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  }));
}

/** @throws Refusal `not-found` */
export async function endSession(service: Service, personId: StaffId, id: string): Promise<void> {
  if (!(await endInStore(service.store, personId, id))) throw new Refusal('not-found', 'You have no such session.');
}

/** Who is signed in. */
export async function identifyBySession(service: Service, headers: Headers): Promise<Person | undefined> {
  const signedIn = await service.accounts.identify(headers);
  return signedIn === undefined ? undefined : { type: 'staff', via: 'session', ...signedIn };
}
