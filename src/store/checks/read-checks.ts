import { z } from 'zod';
import { ChallengeSlug } from '../../domain/ids.ts';
import { CheckId, CheckState, CheckStep } from '../../protocol/challenge-folder-view.ts';
import { CheckReport } from '../../protocol/check-report.ts';
import type { Store } from '../store.ts';

const CheckRow = z.object({
  id: CheckId,
  challenge: ChallengeSlug,
  revision: z.int(),
  state: CheckState,
  startedBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  isGreen: z.boolean().nullable(),
});
export type CheckRow = z.infer<typeof CheckRow>;

const StoredCheck = CheckRow.extend({
  steps: z.array(CheckStep),
  report: CheckReport.nullable(),
  error: z.string().nullable(),
});
export type StoredCheck = z.infer<typeof StoredCheck>;

const COLUMNS = [
  'id',
  'slug as challenge',
  'revision',
  'state',
  'started_by as startedBy',
  'created_at as createdAt',
  'finished_at as finishedAt',
  'is_green as isGreen',
] as const;

/** Of one folder, the newest first. */
export async function readChecks({ database }: Store, slug: ChallengeSlug): Promise<CheckRow[]> {
  const rows = await database
    .selectFrom('challenge_checks')
    .select(COLUMNS)
    .where('slug', '=', slug)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => CheckRow.parse(row));
}

/** The newest of each folder. */
export async function readNewestChecks({ database }: Store): Promise<ReadonlyMap<ChallengeSlug, CheckRow>> {
  const rows = await database
    .selectFrom('challenge_checks')
    .distinctOn('slug')
    .select(COLUMNS)
    .orderBy('slug')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => CheckRow.parse(row)).map((row) => [row.challenge, row]));
}

export async function findCheck({ database }: Store, id: CheckId): Promise<StoredCheck | undefined> {
  const row = await database
    .selectFrom('challenge_checks')
    .select([...COLUMNS, 'steps', 'report', 'error'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : StoredCheck.parse(row);
}

/** What the newest finished check of all parts of exactly these files found. */
export async function findWholeReport(
  { database }: Store,
  slug: ChallengeSlug,
  filesDigest: string,
): Promise<CheckReport | undefined> {
  const row = await database
    .selectFrom('challenge_checks')
    .select('report')
    .where('slug', '=', slug)
    .where('files_digest', '=', filesDigest)
    .where('state', '=', 'done')
    .where('only_parts', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : CheckReport.parse(row.report);
}
