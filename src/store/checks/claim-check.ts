import { sql } from 'kysely';
import { ChallengeSlug } from '../../domain/ids.ts';
import { type CheckId, type ClaimedCheck, FolderFiles } from '../../protocol/challenge-folder-view.ts';
import { CheckPartName } from '../../protocol/check-report.ts';
import type { Store } from '../store.ts';

/**
 * Gives a check to a worker: from here on only what carries this lease is taken for it.
 *
 * @returns undefined where the check is unknown or over, or was given away so often already.
 */
export async function claimCheck(
  { database }: Store,
  id: CheckId,
  claimedAtMost: number,
): Promise<ClaimedCheck | undefined> {
  const row = await database
    .updateTable('challenge_checks')
    .set({
      state: 'running',
      lease: sql<number>`lease + 1`,
      steps: '[]',
      heard_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .where('lease', '<', claimedAtMost)
    .returning(['slug', 'files', 'only_parts', 'lease'])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const only = CheckPartName.array().nullable().parse(row.only_parts);
  return {
    lease: row.lease,
    slug: ChallengeSlug.parse(row.slug),
    files: FolderFiles.parse(row.files),
    ...(only !== null && { only }),
  };
}
