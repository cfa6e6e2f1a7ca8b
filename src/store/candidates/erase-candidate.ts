import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { CandidateId } from '../../domain/ids.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

const StoredErasure = z.object({
  id: z.uuid(),
  at: z.date(),
  by: z.string(),
  reason: z.string(),
  salt: z.string(),
  candidateHash: z.string(),
  removed: z.record(z.string(), z.int()),
});
export type StoredErasure = z.infer<typeof StoredErasure>;

/**
 * Removes all that is kept of a candidate, by whatever way it came, and leaves a receipt that does not name them.
 *
 * @returns undefined where nothing is kept under that id
 */
export async function eraseCandidate(
  store: Store,
  id: CandidateId,
  reason: string,
  by: string,
): Promise<StoredErasure | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    // Before the candidate, as who makes a decision does.
    await sql`select id from participations where candidate = ${id} order by id for update`.execute(transaction);
    await sql`select id from candidates where id = ${id} for update`.execute(transaction);
    await sql`select id from invitations where candidate_id = ${id} order by id for update`.execute(transaction);
    const removed = await removeAll(transaction, id);
    if (Object.values(removed).every((count) => count === 0)) return undefined;
    const receipt = await writeReceipt(transaction, id, removed, reason, by);
    await appendAudit(transaction, [
      {
        by,
        action: 'candidate.erase',
        subjectType: 'candidate',
        subjectId: `erasure ${receipt.id}`,
        before: null,
        after: { reason, removed },
      },
    ]);
    return receipt;
  });
}

/** The newest first. */
export async function readErasures(store: Store): Promise<StoredErasure[]> {
  return (await selectErasures(store.database).orderBy('at', 'desc').execute()).map((row) => StoredErasure.parse(row));
}

/** What points at a row goes before it. */
async function removeAll(transaction: Transaction<Tables>, id: CandidateId): Promise<Record<string, number>> {
  const submissions = sql`(select id from submissions where candidate = ${id})`;
  const judgings = sql`(select id from judgings where submission_id in ${submissions})`;
  const participations = sql`(select id from participations where candidate = ${id})`;
  const invitations = sql`(select id from invitations where candidate_id = ${id})`;
  await sql`update judgings set reused_from = null
    where reused_from in ${judgings} and submission_id not in ${submissions}`.execute(transaction);
  await sql`update judgings set compared_with = null, rejudge_id = null, counted_at = coalesce(counted_at, created_at)
    where submission_id in ${submissions}`.execute(transaction);
  await sql`update judgings set reused_from = null where submission_id in ${submissions}`.execute(transaction);
  const events = sql`(select id from webhook_events where candidate = ${id})`;
  const deliveries = sql`(select id from webhook_deliveries where event_id in ${events})`;
  const removals: readonly (readonly [table: string, condition: RawBuilder<unknown>])[] = [
    ['webhook_tries', sql`delivery_id in ${deliveries}`],
    ['webhook_deliveries', sql`event_id in ${events}`],
    ['webhook_events', sql`candidate = ${id}`],
    ['outbox', sql`judging_id in ${judgings}`],
    ['judging_events', sql`judging_id in ${judgings}`],
    ['judgings', sql`submission_id in ${submissions}`],
    ['comments', sql`participation_id in ${participations} or submission_id in ${submissions}`],
    ['submissions', sql`candidate = ${id}`],
    ['drafts', sql`invitation_id in ${invitations}`],
    ['draft_history', sql`invitation_id in ${invitations}`],
    ['time_grants', sql`invitation_id in ${invitations}`],
    ['accommodations', sql`invitation_id in ${invitations}`],
    ['invitation_cases', sql`invitation_id in ${invitations}`],
    [
      'audit_log',
      sql`(subject_type = 'candidate' and subject_id = ${id})
      or (subject_type = 'invitation' and subject_id in (select id::text from invitations where candidate_id = ${id}))
      or (subject_type = 'participation' and subject_id in (select id::text from participations where candidate = ${id}))`,
    ],
    ['reveals', sql`participation_id in ${participations}`],
    ['reviews', sql`participation_id in ${participations}`],
    ['decisions', sql`participation_id in ${participations}`],
    ['report_links', sql`participation_id in ${participations}`],
    ['participations', sql`candidate = ${id}`],
    ['invitations', sql`candidate_id = ${id}`],
    ['stage_notes', sql`candidate_id = ${id}`],
    ['candidates', sql`id = ${id}`],
  ];
  const removed: Record<string, number> = {};
  for (const [table, condition] of removals) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${condition}`.execute(transaction);
    removed[table] = Number(numAffectedRows ?? 0);
  }
  return removed;
}

async function writeReceipt(
  transaction: Transaction<Tables>,
  id: CandidateId,
  removed: Readonly<Record<string, number>>,
  reason: string,
  by: string,
): Promise<StoredErasure> {
  const salt = randomBytes(16).toString('hex');
  const receiptId = randomUUID();
  await transaction
    .insertInto('erasures')
    .values({
      id: receiptId,
      done_by: by,
      reason,
      salt,
      candidate_hash: createHash('sha256').update(`${salt}:${id}`).digest('hex'),
      removed: JSON.stringify(removed),
    })
    .execute();
  return StoredErasure.parse(await selectErasures(transaction).where('id', '=', receiptId).executeTakeFirstOrThrow());
}

function selectErasures(database: Store['database']) {
  return database
    .selectFrom('erasures')
    .select(['id', 'at', 'done_by as by', 'reason', 'salt', 'candidate_hash as candidateHash', 'removed']);
}
