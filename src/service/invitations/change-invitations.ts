import type { InvitationId } from '../../domain/invitation.ts';
import type {
  AccommodationRequest,
  ExtensionOfAllRequest,
  ExtensionRequest,
  InvitationLink,
  InvitationTime,
  InvitationView,
} from '../../protocol/invitation-view.ts';
import { replaceToken, revokeInvitation, setAccommodation } from '../../store/invitations/change-invitations.ts';
import { extendAll as extendAllInStore, extendInvitation } from '../../store/invitations/grant-time.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { hashToken } from './find-by-token.ts';
import { linkOf, makeToken } from './invite.ts';
import { readInvitation, readInvitationTime } from './read-invitations.ts';
import { requireInvitation } from './require-invitation.ts';

/** @throws Refusal `not-found`, or `conflict` where it is over */
export async function extend(
  service: Service,
  id: InvitationId,
  request: ExtensionRequest,
  by: string,
): Promise<InvitationTime> {
  await requireInvitation(service, id);
  const extended = await extendInvitation(service.store, id, request, by);
  if (extended.length === 0) throw new Refusal('conflict', 'It is over, or more would be taken than was ever added.');
  return await readInvitationTime(service, id);
}

/** Extends everyone who is at work or may yet begin. @returns whom */
export async function extendAll(
  service: Service,
  { case: slug, ...extension }: ExtensionOfAllRequest,
  by: string,
): Promise<InvitationId[]> {
  return await extendAllInStore(service.store, extension, slug, by);
}

/** @throws Refusal `not-found`, or `conflict` where it was revoked before */
export async function revoke(service: Service, id: InvitationId, by: string): Promise<InvitationView> {
  await requireInvitation(service, id);
  const isRevoked = await revokeInvitation(service.store, id, by);
  if (!isRevoked) throw new Refusal('conflict', 'It was revoked before.');
  return await readInvitation(service, id);
}

/**
 * Makes another link, told this once; the old one leads nowhere from now on.
 *
 * @throws Refusal `not-found`
 */
export async function renewLink(
  service: Service,
  id: InvitationId,
  origin: string,
  by: string,
): Promise<InvitationLink> {
  const token = makeToken();
  await requireInvitation(service, id);
  await replaceToken(service.store, id, hashToken(token), by);
  return { invitation: await readInvitation(service, id), link: linkOf(origin, token) };
}

/** @throws Refusal `not-found` */
export async function accommodate(
  service: Service,
  id: InvitationId,
  request: AccommodationRequest,
  by: string,
): Promise<InvitationTime> {
  await requireInvitation(service, id);
  await setAccommodation(service.store, id, request, by);
  return await readInvitationTime(service, id);
}
