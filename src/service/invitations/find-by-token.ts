import { createHash } from 'node:crypto';
import type { InvitationId } from '../../domain/invitation.ts';
import type { InvitationToken } from '../../protocol/invitation-view.ts';
import { findInvitationByToken } from '../../store/invitations/read-invitations.ts';
import type { Service } from '../service.ts';

export async function findByToken(service: Service, token: InvitationToken): Promise<InvitationId | undefined> {
  return await findInvitationByToken(service.store, hashToken(token));
}

/** A token is 256 random bits: nothing is gained by a slow hash. */
export function hashToken(token: InvitationToken): string {
  return createHash('sha256').update(token).digest('hex');
}
