import { ChallengePackage } from '../domain/challenge.ts';
import type { ChallengeSlug, ChallengeVersion } from '../domain/ids.ts';
import type { Store } from './store.ts';

export type PublishedChallenge = {
  readonly package: ChallengePackage;
  readonly statement: string;
};

/** The current version of every challenge, by slug. */
export async function readChallenges(store: Store): Promise<PublishedChallenge[]> {
  const rows = await currentVersions(store).orderBy('challenges.slug').execute();
  return rows.map(parseRow);
}

export async function findChallenge(store: Store, slug: ChallengeSlug): Promise<PublishedChallenge | undefined> {
  const row = await currentVersions(store).where('challenges.slug', '=', slug).executeTakeFirst();
  return row === undefined ? undefined : parseRow(row);
}

export async function findChallengePackage(
  store: Store,
  version: ChallengeVersion,
): Promise<ChallengePackage | undefined> {
  const row = await store.database
    .selectFrom('challenge_versions')
    .select('package')
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : ChallengePackage.parse(row.package);
}

function currentVersions(store: Store) {
  return store.database
    .selectFrom('challenges')
    .innerJoin('challenge_versions', 'challenge_versions.version', 'challenges.current_version')
    .select(['challenges.statement', 'challenge_versions.package']);
}

function parseRow(row: { statement: string; package: unknown }): PublishedChallenge {
  return { package: ChallengePackage.parse(row.package), statement: row.statement };
}
