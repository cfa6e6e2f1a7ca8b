import { sql } from 'kysely';
import type { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import type { PersonName } from '../../protocol/version-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import { lockVersions } from './lock-versions.ts';
import { type CheckResult, checkColumns } from './save-draft.ts';

export type Publication = {
  readonly slug: ChallengeSlug;
  readonly version: ChallengeVersion;
  readonly by: PersonName;
  readonly changelog: string;
  readonly check: CheckResult;
};

/**
 * Seals a draft for good, and makes it the version that new submissions are judged against.
 *
 * @returns false where it is no draft, or not any longer.
 */
export async function publishVersion(store: Store, publication: Publication): Promise<boolean> {
  const { slug, version, by, changelog, check } = publication;
  return await store.database.transaction().execute(async (transaction) => {
    await lockVersions(transaction, slug);
    const sealed = await transaction
      .updateTable('challenge_versions')
      .set({
        state: 'published',
        changelog,
        published_by: by,
        published_at: sql<Date>`clock_timestamp()`,
        ...checkColumns(check),
      })
      .where('version', '=', version)
      .where('state', '=', 'draft')
      .returning('statement')
      .executeTakeFirst();
    if (sealed === undefined) return false;
    const before = await transaction
      .selectFrom('challenges')
      .select('current_version')
      .where('slug', '=', slug)
      .executeTakeFirst();
    await transaction
      .updateTable('challenges')
      .set({ current_version: version, statement: sealed.statement, published_at: sql<Date>`clock_timestamp()` })
      .where('slug', '=', slug)
      .execute();
    await appendAudit(transaction, [
      {
        by,
        action: 'version.publish',
        subjectType: 'challenge',
        subjectId: slug,
        before: { version: before?.current_version ?? null },
        after: { version, changelog },
      },
    ]);
    return true;
  });
}
