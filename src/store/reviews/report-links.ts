import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockParticipation } from '../participations/lock-participation.ts';
import { writeReveal } from '../participations/reveal.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

/** Why it is told, in the record of who was told. */
const LINK_REASON = 'Made the link to the candidate’s report.';

/**
 * From now on another link leads to the candidate's report, and the old one nowhere. The report has the candidate's
 * name in it: that its reader was told is kept as a reveal.
 *
 * @returns `unknown` where there is no such participation; `undecided` where no decision is made
 */
export async function replaceReportLink(
  store: Store,
  id: ParticipationId,
  tokenHash: string,
  by: Reviewer,
): Promise<'made' | 'unknown' | 'undecided'> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id))) return 'unknown';
    const decision = await transaction
      .selectFrom('decisions')
      .select('id')
      .where('participation_id', '=', id)
      .where('state', '=', 'made')
      .executeTakeFirst();
    if (decision === undefined) return 'undecided';
    const isRenewed = await revoke(transaction, id);
    await writeReveal(transaction, { participations: [id], reader: by.key, by: by.name, reason: LINK_REASON });
    await transaction
      .insertInto('report_links')
      .values({ id: randomUUID(), participation_id: id, token_hash: tokenHash, created_by: by.name })
      .execute();
    const entry = { by: by.name, subjectType: 'participation', subjectId: id } as const;
    await appendAudit(transaction, [
      { ...entry, action: isRenewed ? 'report.renew-link' : 'report.link', before: null, after: null },
    ]);
    return 'made';
  });
}

/** @returns false where there was none that worked. */
export async function revokeReportLink(store: Store, id: ParticipationId, by: Reviewer): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id)) || !(await revoke(transaction, id))) return false;
    await appendAudit(transaction, [
      {
        by: by.name,
        action: 'report.revoke-link',
        subjectType: 'participation',
        subjectId: id,
        before: null,
        after: null,
      },
    ]);
    return true;
  });
}

/** When the link that works was made; undefined where none does. */
export async function findReportLinkTime(store: Store, id: ParticipationId): Promise<Date | undefined> {
  const row = await store.database
    .selectFrom('report_links')
    .select('created_at')
    .where('participation_id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.created_at;
}

/** Whose report a link leads to, as long as it works. */
export async function findByReportToken(store: Store, tokenHash: string): Promise<ParticipationId | undefined> {
  const row = await store.database
    .selectFrom('report_links')
    .select('participation_id')
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : ParticipationId.parse(row.participation_id);
}

async function revoke(transaction: Transaction<Tables>, id: ParticipationId): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('report_links')
    .set({ revoked_at: sql<Date>`clock_timestamp()` })
    .where('participation_id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
