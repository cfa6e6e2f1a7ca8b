import { sql } from 'kysely';
import type { InvitationId } from '../../src/domain/invitation.ts';
import { InvitationRequest, InvitationToken } from '../../src/protocol/invitation-view.ts';
import { invite } from '../../src/service/invitations/invite.ts';
import type { Service } from '../../src/service/service.ts';

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
  const { database } = service.store;
  const step = sql`make_interval(secs => ${minutes * 60})`;
  await sql`update invitations set started_at = started_at - ${step}, opens_at = opens_at - ${step},
    closes_at = closes_at - ${step}, ended_at = ended_at - ${step}, created_at = created_at - ${step}
    where id = ${id}`.execute(database);
  await sql`update drafts set saved_at = saved_at - ${step} where invitation_id = ${id}`.execute(database);
  await sql`update draft_history set saved_at = saved_at - ${step} where invitation_id = ${id}`.execute(database);
  await sql`update judgings set created_at = created_at - ${step}
    where submission_id in (select id from submissions where invitation_id = ${id})`.execute(database);
  await sql`update submissions set created_at = created_at - ${step} where invitation_id = ${id}`.execute(database);
}
