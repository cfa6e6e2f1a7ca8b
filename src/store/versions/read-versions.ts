import { z } from 'zod';
import { ChallengePackage } from '../../domain/challenge.ts';
import { type ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import { CheckReport } from '../../protocol/check-report.ts';
import { CheckSummary, VersionNumber, VersionState } from '../../protocol/version-view.ts';
import type { Store } from '../store.ts';

const VersionHead = z.object({
  number: VersionNumber,
  version: ChallengeVersion,
  state: VersionState,
  isCurrent: z.boolean(),
  isFromFolder: z.boolean(),
  changelog: z.string(),
  createdBy: z.string(),
  createdAt: z.date(),
  publishedBy: z.string().nullable(),
  publishedAt: z.date().nullable(),
  check: CheckSummary.nullable(),
});
export type VersionHead = z.infer<typeof VersionHead>;

const StoredVersion = VersionHead.extend({
  package: ChallengePackage,
  statement: z.string(),
  checkReport: CheckReport.nullable(),
});
export type StoredVersion = z.infer<typeof StoredVersion>;

/** The newest first, drafts included; empty where there is no such challenge. */
export async function readVersions(store: Store, slug: ChallengeSlug): Promise<VersionHead[]> {
  const rows = await heads(store, slug).orderBy('challenge_versions.number', 'desc').execute();
  return rows.map((row) => VersionHead.parse(row));
}

export async function findVersion(
  store: Store,
  slug: ChallengeSlug,
  number: VersionNumber,
): Promise<StoredVersion | undefined> {
  const row = await heads(store, slug)
    .select(['package', 'challenge_versions.statement', 'check_report as checkReport'])
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : StoredVersion.parse(row);
}

/** The number of the version that was published last before this one, by number. */
export async function findNumberBefore(
  store: Store,
  slug: ChallengeSlug,
  number: VersionNumber,
): Promise<VersionNumber | undefined> {
  const row = await store.database
    .selectFrom('challenge_versions')
    .select('number')
    .where('slug', '=', slug)
    .where('state', '=', 'published')
    .where('number', '<', number)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : VersionNumber.parse(row.number);
}

function heads(store: Store, slug: ChallengeSlug) {
  return store.database
    .selectFrom('challenge_versions')
    .leftJoin('challenges', 'challenges.current_version', 'challenge_versions.version')
    .select((select) => [
      'number',
      'version',
      'state',
      select('challenges.slug', 'is not', null).as('isCurrent'),
      'is_from_folder as isFromFolder',
      'changelog',
      'created_by as createdBy',
      'created_at as createdAt',
      'challenge_versions.published_by as publishedBy',
      'challenge_versions.published_at as publishedAt',
      'check_summary as check',
    ])
    .where('challenge_versions.slug', '=', slug);
}
