import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { ChallengeSlug, JudgingId } from '../../domain/ids.ts';
import { deadlineOf, InvitationId, invitationStateOf } from '../../domain/invitation.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { lockInvitation, readInvitations, type StoredInvitation } from './read-invitations.ts';

export type Extension = { readonly minutes: number; readonly note: string };

/** @returns the invitations that have it: none where there is no such one, or it is over. */
export async function extendInvitation(
  store: Store,
  id: InvitationId,
  extension: Extension,
  by: string,
): Promise<InvitationId[]> {
  return await extend(store, [id], extension, by);
}

/** Extends everyone who is at work or may yet begin. */
export async function extendAll(
  store: Store,
  extension: Extension,
  slug: ChallengeSlug | undefined,
  by: string,
): Promise<InvitationId[]> {
  const all = await readInvitations(store, { case: slug });
  // In one order, so that two who extend at once do not wait for each other.
  const ids = all.filter(mayBeExtended).map(({ id }) => id);
  return await extend(store, ids.toSorted(), extension, by);
}

async function extend(
  store: Store,
  ids: readonly InvitationId[],
  { minutes, note }: Extension,
  by: string,
): Promise<InvitationId[]> {
  return await store.database.transaction().execute(async (transaction) => {
    const extended: InvitationId[] = [];
    for (const id of ids) {
      const invitation = await lockInvitation(transaction, id);
      const grantedMs = Math.round(minutes * 60_000);
      if (invitation === undefined || !mayBeExtended(invitation)) continue;
      // Nobody is left with less than they were promised.
      if (invitation.grantedMs + grantedMs < 0) continue;
      await transaction
        .insertInto('time_grants')
        .values({
          id: randomUUID(),
          invitation_id: id,
          granted_ms: grantedMs,
          reason: 'extension',
          note,
          granted_by: by,
        })
        .execute();
      const after = { ...invitation, grantedMs: invitation.grantedMs + grantedMs };
      await appendAudit(transaction, [
        {
          by,
          action: 'invitation.extend',
          subjectType: 'invitation',
          subjectId: id,
          before: { deadline: deadlineOf(invitation) },
          after: { deadline: deadlineOf(after), minutes, note },
        },
      ]);
      extended.push(id);
    }
    return extended;
  });
}

function mayBeExtended(invitation: StoredInvitation): boolean {
  return ['early', 'ready', 'running'].includes(invitationStateOf(invitation, invitation.now));
}

const Uncovered = z.object({ lostMs: z.coerce.number() });

/**
 * Gives back the time that a fault of ours took from whoever was at work then; what another fault took at the same
 * time is not given twice.
 *
 * The caller holds the invitation's row lock.
 *
 * @returns the milliseconds given
 */
async function giveBack(
  transaction: Kysely<Tables>,
  { id, startedAt, endedAt }: StoredInvitation,
  fault: { readonly from: Date; readonly to: Date; readonly note: string },
): Promise<number> {
  if (startedAt === null || endedAt !== null) return 0;
  const from = new Date(Math.max(fault.from.getTime(), startedAt.getTime()));
  if (from >= fault.to) return 0;
  const range = sql`tstzrange(${from}::timestamptz, ${fault.to}::timestamptz)`;
  const { rows } = await sql`
    select coalesce(sum(extract(epoch from upper(lost) - lower(lost))), 0) * 1000 as "lostMs"
    from unnest(
      tstzmultirange(${range}) - coalesce(
        (select range_agg(fault) from time_grants where invitation_id = ${id} and fault is not null),
        '{}'::tstzmultirange)
    ) as lost`.execute(transaction);
  const lostMs = Math.ceil(Uncovered.parse(rows[0]).lostMs);
  if (lostMs === 0) return 0;
  await sql`
    insert into time_grants (id, invitation_id, granted_ms, reason, note, granted_by, fault)
    values (${randomUUID()}, ${id}, ${lostMs}, 'fault', ${fault.note}, 'minicase', ${range})`.execute(transaction);
  await appendAudit(transaction, [
    {
      by: 'minicase',
      action: 'invitation.give-back',
      subjectType: 'invitation',
      subjectId: id,
      before: null,
      after: { grantedMs: lostMs, from, to: fault.to, note: fault.note },
    },
  ]);
  return lostMs;
}

/** Gives back what a judging took that was aborted, from when it was sent until now. */
export async function giveBackForJudging(transaction: Kysely<Tables>, judgingId: JudgingId): Promise<void> {
  const sent = await transaction
    .selectFrom('judgings')
    .innerJoin('submissions', 'submissions.id', 'judgings.submission_id')
    .select(['submissions.invitation_id as invitationId', 'judgings.created_at as sentAt'])
    .where('judgings.id', '=', judgingId)
    .where('judgings.rejudge_id', 'is', null)
    .executeTakeFirst();
  if (sent === undefined || sent.invitationId === null) return;
  const invitation = await lockInvitation(transaction, InvitationId.parse(sent.invitationId));
  if (invitation === undefined) return;
  const note = 'A judging failed through our fault.';
  await giveBack(transaction, invitation, { from: sent.sentAt, to: invitation.now, note });
}

/** Gives somebody who was at work then the time back in which nobody was served. @returns whether there was any */
export async function giveBackForOutage(
  transaction: Kysely<Tables>,
  id: InvitationId,
  outage: { readonly from: Date; readonly to: Date },
): Promise<boolean> {
  const invitation = await lockInvitation(transaction, id);
  if (invitation === undefined) return false;
  return (await giveBack(transaction, invitation, { ...outage, note: 'minicase could not be reached.' })) > 0;
}
