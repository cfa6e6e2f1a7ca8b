import { sql } from 'kysely';
import type { InvitationId } from '../../domain/invitation.ts';
import type { Store } from '../store.ts';

/** Moves all that has happened in an invitation into the past. For what is made up: demonstrations and tests. */
export async function moveInvitationBack(store: Store, id: InvitationId, byMs: number): Promise<void> {
  const step = sql`make_interval(secs => ${byMs / 1_000})`;
  const submissions = sql`(select s.id from submissions s where s.invitation_id = ${id})`;
  await store.database.transaction().execute(async (transaction) => {
    for (const statement of [
      sql`update invitations set created_at = created_at - ${step}, opens_at = opens_at - ${step},
        closes_at = closes_at - ${step}, started_at = started_at - ${step}, ended_at = ended_at - ${step}
        where id = ${id}`,
      sql`update drafts set saved_at = saved_at - ${step} where invitation_id = ${id}`,
      sql`update draft_history set saved_at = saved_at - ${step} where invitation_id = ${id}`,
      sql`update judgings set created_at = created_at - ${step}, started_at = started_at - ${step},
        finished_at = finished_at - ${step}, counted_at = counted_at - ${step} where submission_id in ${submissions}`,
      sql`update submissions set created_at = created_at - ${step} where invitation_id = ${id}`,
    ])
      await statement.execute(transaction);
  });
}
