import type { ChallengePackage } from '../domain/challenge.ts';
import type { Store } from './store.ts';

/** Seals a version, once and for all, and makes it the one that new submissions are judged against. */
export async function publishChallenge(store: Store, challenge: ChallengePackage, statement: string): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('challenge_versions')
      .values({ version: challenge.version, slug: challenge.slug, package: JSON.stringify(challenge) })
      .onConflict((conflict) => conflict.column('version').doNothing())
      .execute();
    const current = { current_version: challenge.version, statement, published_at: new Date() };
    await transaction
      .insertInto('challenges')
      .values({ slug: challenge.slug, ...current })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(current))
      .execute();
  });
}
