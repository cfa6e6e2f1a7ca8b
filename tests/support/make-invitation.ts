import type { InvitationId } from '../../src/domain/invitation.ts';
import { InvitationRequest, InvitationToken } from '../../src/protocol/invitation-view.ts';
import { invite } from '../../src/service/invitations/invite.ts';
import type { Service } from '../../src/service/service.ts';
import { moveInvitationBack } from '../../src/store/invitations/move-invitation-back.ts';

export type MadeInvitation = { readonly id: InvitationId; readonly token: InvitationToken; readonly candidate: string };

let count = 0;

/** Invites somebody new to the challenge of `makeChallenge`, for an hour. */
export async function makeInvitation(
  service: Service,
  terms: Partial<Record<keyof InvitationRequest, unknown>> = {},
  invitee: Readonly<Record<string, unknown>> = {},
): Promise<MadeInvitation> {
  count += 1;
  const candidate = `candidate-${count}@example.org`;
  const request = InvitationRequest.parse({
    cases: ['two-sums'],
    durationMinutes: 60,
    candidates: [{ candidate, ...invitee }],
    ...terms,
  });
  const options = { by: 'Ada', mayAccommodate: true, origin: 'http://localhost' };
  const [made] = await invite(service, request, options);
  if (made === undefined) throw new Error('nobody was invited');
  return {
    id: made.invitation.id,
    token: InvitationToken.parse(made.link.split('/').at(-1)),
    candidate: made.invitation.candidate,
  };
}

/** Lets time go by: everything of the invitation was so much earlier. */
export async function letTimePass(service: Service, id: InvitationId, minutes: number): Promise<void> {
  await moveInvitationBack(service.store, id, minutes * 60_000);
}
