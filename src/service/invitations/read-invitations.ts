import { deadlineOf, type InvitationId } from '../../domain/invitation.ts';
import type { InvitationTime, InvitationView } from '../../protocol/invitation-view.ts';
import {
  type InvitationFilter,
  readInvitations,
  type StoredInvitation,
} from '../../store/invitations/read-invitations.ts';
import { findAccommodation, readTimeGrants } from '../../store/invitations/read-time.ts';
import type { Service } from '../service.ts';
import { requireInvitation, stateOf } from './require-invitation.ts';

/** The newest first. */
export async function listInvitations(service: Service, filter: InvitationFilter): Promise<InvitationView[]> {
  return (await readInvitations(service.store, filter)).map(invitationView);
}

/** @throws Refusal `not-found` */
export async function readInvitation(service: Service, id: InvitationId): Promise<InvitationView> {
  return invitationView(await requireInvitation(service, id));
}

/**
 * How much time an invitation has, and who gave it.
 *
 * @throws Refusal `not-found`
 */
export async function readInvitationTime(service: Service, id: InvitationId): Promise<InvitationTime> {
  const invitation = await requireInvitation(service, id);
  const accommodation = await findAccommodation(service.store, id);
  return {
    deadline: deadlineOf(invitation)?.toISOString() ?? null,
    extraTime: invitation.extraTime,
    accommodation: accommodation === undefined ? null : { ...accommodation, at: accommodation.at.toISOString() },
    grants: (await readTimeGrants(service.store, id)).map(({ at, grantedMs, reason, note, by }) => ({
      at: at.toISOString(),
      seconds: grantedMs / 1_000,
      reason,
      note,
      by,
    })),
  };
}

export function invitationView(invitation: StoredInvitation): InvitationView {
  return {
    id: invitation.id,
    candidate: invitation.candidate,
    name: invitation.name,
    cases: invitation.cases.map(({ slug }) => slug),
    state: stateOf(invitation),
    opensAt: invitation.opensAt?.toISOString() ?? null,
    closesAt: invitation.closesAt?.toISOString() ?? null,
    durationMinutes: invitation.durationMs === null ? null : invitation.durationMs / 60_000,
    submissionsAtMost: invitation.submissionsAtMost,
    languages: invitation.languages,
    createdBy: invitation.createdBy,
    createdAt: invitation.createdAt.toISOString(),
    startedAt: invitation.startedAt?.toISOString() ?? null,
    endedAt: invitation.endedAt?.toISOString() ?? null,
    endedBy: invitation.endedBy,
  };
}
