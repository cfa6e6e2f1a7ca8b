import { sql, type Transaction } from 'kysely';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { deadlineOf, type InvitationId, invitationStateOf } from '../../domain/invitation.ts';
import type { SourceFiles } from '../../domain/source-file.ts';
import { lockInvitation } from '../invitations/read-invitations.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

/** How long after the deadline a draft that was on its way is still taken. */
export const ON_ITS_WAY_MS = 3_000;

/** At most one draft of this long is kept in the history, so that it stays readable and small. */
const HISTORY_STEP_MS = 20_000;
const HISTORY_ROWS_AT_MOST = 400;

export type NewDraft = {
  readonly invitationId: InvitationId;
  readonly slug: ChallengeSlug;
  readonly isRehearsal: boolean;
  /** The revision that it was written on. */
  readonly baseRevision: number;
  readonly files: SourceFiles;
  readonly filesDigest: string;
};

export type SavedDraft =
  | { readonly type: 'saved'; readonly revision: number; readonly savedAt: Date }
  /** Somebody else saved meanwhile. */
  | { readonly type: 'outdated'; readonly revision: number }
  | { readonly type: 'over' };

/** Keeps what a candidate is at, unless it was written on another draft than the newest, or comes too late. */
export async function saveDraft(store: Store, draft: NewDraft): Promise<SavedDraft> {
  return await store.database.transaction().execute(async (transaction) => {
    const invitation = await lockInvitation(transaction, draft.invitationId);
    if (invitation === undefined) return { type: 'over' };
    const { now } = invitation;
    const state = invitationStateOf(invitation, now);
    const deadline = deadlineOf(invitation)?.getTime() ?? Number.POSITIVE_INFINITY;
    const isOnItsWay = invitation.endedAt === null && now.getTime() < deadline + ON_ITS_WAY_MS;
    const mayBeSaved = draft.isRehearsal
      ? state !== 'revoked'
      : state === 'running' || (state === 'over' && isOnItsWay);
    if (!mayBeSaved) return { type: 'over' };
    return await write(transaction, draft, now);
  });
}

async function write(transaction: Transaction<Tables>, draft: NewDraft, now: Date): Promise<SavedDraft> {
  const key = { invitation_id: draft.invitationId, slug: draft.slug };
  const newest = await transaction
    .selectFrom('drafts')
    .select(['revision', 'files_digest', 'saved_at'])
    .where('invitation_id', '=', key.invitation_id)
    .where('slug', '=', key.slug)
    .executeTakeFirst();
  // Sent again because the answer was lost: nobody else can have written the same on the same.
  if (newest?.files_digest === draft.filesDigest) {
    return { type: 'saved', revision: newest.revision, savedAt: newest.saved_at };
  }
  if ((newest?.revision ?? 0) !== draft.baseRevision) return { type: 'outdated', revision: newest?.revision ?? 0 };
  const revision = draft.baseRevision + 1;
  const files = JSON.stringify(draft.files);
  const values = { revision, files, files_digest: draft.filesDigest, saved_at: now };
  await transaction
    .insertInto('drafts')
    .values({ ...key, ...values })
    .onConflict((conflict) => conflict.columns(['invitation_id', 'slug']).doUpdateSet(values))
    .execute();
  await appendHistory(transaction, { ...key, revision, files, saved_at: now });
  return { type: 'saved', revision, savedAt: now };
}

type HistoryRow = {
  readonly invitation_id: string;
  readonly slug: string;
  readonly revision: number;
  readonly files: string;
  readonly saved_at: Date;
};

/** A draft that comes soon after another takes its place. */
async function appendHistory(transaction: Transaction<Tables>, row: HistoryRow): Promise<void> {
  const [newest, before] = await transaction
    .selectFrom('draft_history')
    .select(['revision', 'saved_at'])
    .where('invitation_id', '=', row.invitation_id)
    .where('slug', '=', row.slug)
    .orderBy('revision', 'desc')
    .limit(2)
    .execute();
  const isSoon = before !== undefined && row.saved_at.getTime() - before.saved_at.getTime() < HISTORY_STEP_MS;
  if (newest !== undefined && isSoon) {
    await transaction
      .deleteFrom('draft_history')
      .where('invitation_id', '=', row.invitation_id)
      .where('slug', '=', row.slug)
      .where('revision', '=', newest.revision)
      .execute();
  }
  await transaction.insertInto('draft_history').values(row).execute();
  await sql`
    delete from draft_history
    where invitation_id = ${row.invitation_id} and slug = ${row.slug} and revision in (
      select revision from draft_history
      where invitation_id = ${row.invitation_id} and slug = ${row.slug}
      order by revision desc offset ${HISTORY_ROWS_AT_MOST}
    )`.execute(transaction);
}
