import { sql } from 'kysely';
import { ChallengeManifest, ChallengePackage } from '../domain/challenge.ts';
import { type ChallengeSlug, ChallengeVersion, type JudgingId } from '../domain/ids.ts';
import type { JudgingKind } from '../domain/judging.ts';
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

/** A version as it was published, whichever is current. */
export async function findPublished(store: Store, version: ChallengeVersion): Promise<PublishedChallenge | undefined> {
  const row = await store.database
    .selectFrom('challenge_versions')
    .leftJoin('challenges', 'challenges.current_version', 'challenge_versions.version')
    .select([
      // What was mended since in the words of the current one is for everybody.
      sql<string>`coalesce(challenges.statement, challenge_versions.statement)`.as('statement'),
      'challenge_versions.package',
    ])
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : parseRow(row);
}

/** The version that new submissions to a challenge are judged by. */
export async function findCurrentVersion(store: Store, slug: ChallengeSlug): Promise<ChallengeVersion | undefined> {
  const row = await store.database
    .selectFrom('challenges')
    .select('current_version')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return ChallengeVersion.nullish().parse(row?.current_version) ?? undefined;
}

export async function findManifest(store: Store, version: ChallengeVersion): Promise<ChallengeManifest | undefined> {
  const row = await store.database
    .selectFrom('challenge_versions')
    .select(sql<unknown>`package -> 'manifest'`.as('manifest'))
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : ChallengeManifest.parse(row.manifest);
}

export type JudgingTerms = { readonly kind: JudgingKind; readonly manifest: ChallengeManifest };

/** By what a judging is done and told of. */
export async function findJudgingTerms(store: Store, judgingId: JudgingId): Promise<JudgingTerms | undefined> {
  const row = await store.database
    .selectFrom('judgings')
    .innerJoin('challenge_versions', 'challenge_versions.version', 'judgings.challenge_version')
    .select(['judgings.kind', sql<unknown>`challenge_versions.package -> 'manifest'`.as('manifest')])
    .where('judgings.id', '=', judgingId)
    .executeTakeFirst();
  return row === undefined ? undefined : { kind: row.kind, manifest: ChallengeManifest.parse(row.manifest) };
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
