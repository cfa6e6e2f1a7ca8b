import { sql } from 'kysely';
import { type InvitationId, invitationStateOf } from '../../domain/invitation.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import { appendWebhookEvent } from '../webhooks/append-webhook-event.ts';
import { lockInvitation } from './read-invitations.ts';

export type Begun = 'begun' | 'begun-before' | 'refused';

/** Starts the clock, once, and fixes the versions that its cases are judged by. */
export async function beginInvitation(store: Store, id: InvitationId): Promise<Begun> {
  return await store.database.transaction().execute(async (transaction) => {
    const invitation = await lockInvitation(transaction, id);
    if (invitation === undefined) return 'refused';
    const state = invitationStateOf(invitation, invitation.now);
    if (state === 'running') return 'begun-before';
    if (state !== 'ready') return 'refused';
    await transaction.updateTable('invitations').set({ started_at: invitation.now }).where('id', '=', id).execute();
    await sql`
      update invitation_cases set challenge_version = challenges.current_version
      from challenges
      where challenges.slug = invitation_cases.slug and invitation_cases.invitation_id = ${id}`.execute(transaction);
    await appendAudit(transaction, [
      {
        by: 'candidate',
        action: 'invitation.begin',
        subjectType: 'invitation',
        subjectId: id,
        before: null,
        after: { startedAt: invitation.now },
      },
    ]);
    await appendWebhookEvent(transaction, {
      type: 'invitation.started',
      subject: { candidate: invitation.candidate },
      data: { invitation: id, candidate: invitation.candidate, cases: invitation.cases.map(({ slug }) => slug) },
    });
    return 'begun';
  });
}
