import { type InvitationId, type InvitationState, invitationStateOf } from '../../domain/invitation.ts';
import { findInvitation, type StoredInvitation } from '../../store/invitations/read-invitations.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** @throws Refusal `not-found` */
export async function requireInvitation(service: Service, id: InvitationId): Promise<StoredInvitation> {
  const invitation = await findInvitation(service.store, id);
  if (invitation === undefined) throw new Refusal('not-found', 'There is no such invitation.');
  return invitation;
}

export function stateOf(invitation: StoredInvitation): InvitationState {
  return invitationStateOf(invitation, invitation.now);
}
