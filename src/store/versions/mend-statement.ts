import { z } from 'zod';
import { type ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { type PersonName, VersionNumber } from '../../protocol/version-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { keepVersionFolder } from '../folders/version-folders.ts';
import type { Store } from '../store.ts';
import { lockVersions } from './lock-versions.ts';

const CurrentStatement = z.object({
  version: ChallengeVersion,
  number: VersionNumber,
  /** Whether the folder of challenges says what it is. */
  isFromFolder: z.boolean(),
  statement: z.string(),
});
export type CurrentStatement = z.infer<typeof CurrentStatement>;

/** What candidates read now; undefined where nothing is published. */
export async function findCurrentStatement(
  { database }: Pick<Store, 'database'>,
  slug: ChallengeSlug,
): Promise<CurrentStatement | undefined> {
  const row = await database
    .selectFrom('challenges')
    .innerJoin('challenge_versions', 'challenge_versions.version', 'challenges.current_version')
    .select(['version', 'number', 'is_from_folder as isFromFolder', 'challenges.statement'])
    .where('challenges.slug', '=', slug)
    .executeTakeFirst();
  return row === undefined ? undefined : CurrentStatement.parse(row);
}

export type MendedStatement = {
  readonly slug: ChallengeSlug;
  readonly version: ChallengeVersion;
  readonly statement: string;
  /** The folder that it is from: who begins from the challenge goes on with it. */
  readonly files: readonly SourceFile[];
  readonly by: PersonName;
};

/**
 * Lets candidates read another statement from now on; the version and its own copy stay as they are.
 *
 * @returns false where another version is published by now, or the folder of challenges has the say.
 */
export async function mendStatement(
  store: Store,
  { slug, version, statement, files, by }: MendedStatement,
): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockVersions(transaction, slug);
    const before = await findCurrentStatement({ database: transaction }, slug);
    if (before?.version !== version || before.isFromFolder) return false;
    if (before.statement === statement) return true;
    await transaction.updateTable('challenges').set({ statement }).where('slug', '=', slug).execute();
    await keepVersionFolder(transaction, version, files);
    await appendAudit(transaction, [
      {
        by,
        action: 'statement.mend',
        subjectType: 'challenge',
        subjectId: slug,
        before: { version, statement: before.statement },
        after: { version, statement },
      },
    ]);
    return true;
  });
}
