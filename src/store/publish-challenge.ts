import { sql, type Transaction } from 'kysely';
import type { ChallengePackage } from '../domain/challenge.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { lockVersions, nextNumber } from './versions/lock-versions.ts';

const FOLDER = 'the challenges folder';

/**
 * Seals what a folder holds as a version, and makes it the one that new submissions are judged against, unless a newer
 * one was published by an author since.
 *
 * @returns whether it is that one now.
 */
export async function publishChallenge(store: Store, challenge: ChallengePackage, statement: string): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockVersions(transaction, challenge.slug);
    const number = await sealVersion(transaction, challenge, statement);
    const current = await findCurrent(transaction, challenge);
    if (current !== undefined && !current.is_from_folder && current.number > number) return false;
    const changes = { current_version: challenge.version, statement, published_at: new Date() };
    await transaction
      .insertInto('challenges')
      .values({ slug: challenge.slug, ...changes })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(changes))
      .execute();
    return true;
  });
}

/** @returns its number. */
async function sealVersion(
  transaction: Transaction<Tables>,
  challenge: ChallengePackage,
  statement: string,
): Promise<number> {
  const published = {
    state: 'published' as const,
    is_from_folder: true,
    statement,
    changelog: `from ${FOLDER}`,
    published_by: FOLDER,
    published_at: sql<Date>`clock_timestamp()`,
  };
  const known = await transaction
    .selectFrom('challenge_versions')
    .select(['number', 'state'])
    .where('version', '=', challenge.version)
    .executeTakeFirst();
  if (known?.state === 'published') return known.number;
  if (known !== undefined) {
    await transaction
      .updateTable('challenge_versions')
      .set(published)
      .where('version', '=', challenge.version)
      .execute();
    return known.number;
  }
  const number = await nextNumber(transaction, challenge.slug);
  await transaction
    .insertInto('challenge_versions')
    .values({
      version: challenge.version,
      slug: challenge.slug,
      number,
      package: JSON.stringify(challenge),
      created_by: FOLDER,
      ...published,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  return number;
}

async function findCurrent(transaction: Transaction<Tables>, { slug }: ChallengePackage) {
  return await transaction
    .selectFrom('challenges')
    .innerJoin('challenge_versions', 'challenge_versions.version', 'challenges.current_version')
    .select(['number', 'is_from_folder'])
    .where('challenges.slug', '=', slug)
    .executeTakeFirst();
}
