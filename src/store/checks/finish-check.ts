import { sql } from 'kysely';
import type { CheckId } from '../../protocol/challenge-folder-view.ts';
import type { CheckReport } from '../../protocol/check-report.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';

const OVER = { files: null, finished_at: sql<Date>`clock_timestamp()` } as const;

/** Keeps what a check found, once. @returns whether it went on under that lease */
export async function finishCheck(
  { database }: Store,
  id: CheckId,
  lease: number,
  report: CheckReport,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('challenge_checks')
    .set({ ...OVER, state: 'done', report: JSON.stringify(report), is_green: report.isGreen })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a check up. @returns whether it was still to be done under that lease */
export async function failCheck({ database }: Store, id: CheckId, lease: number, error: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('challenge_checks')
    .set({ ...OVER, state: 'failed', error })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether it was still to be done. */
export async function cancelCheck(store: Store, id: CheckId, by: string): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const cancelled = await transaction
      .updateTable('challenge_checks')
      .set({ ...OVER, state: 'cancelled' })
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .returning(['slug', 'revision'])
      .executeTakeFirst();
    if (cancelled === undefined) return false;
    const { slug, revision } = cancelled;
    const entry = { by, action: 'check.cancel', subjectType: 'challenge', subjectId: slug } as const;
    await appendAudit(transaction, [{ ...entry, before: { id, revision }, after: null }]);
    return true;
  });
}
