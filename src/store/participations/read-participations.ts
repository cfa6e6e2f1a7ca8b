import { sql } from 'kysely';
import { z } from 'zod';
import { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import { ParticipationId } from '../../domain/participation.ts';
import type { Store } from '../store.ts';

const StoredParticipation = z.object({
  id: ParticipationId,
  slug: ChallengeSlug,
  candidate: CandidateId,
  alias: z.string(),
  /** Of the candidate, where they were invited: null for who only sent something by the API. */
  name: z.string().nullable(),
  portfolioUrl: z.string().nullable(),
});
export type StoredParticipation = z.infer<typeof StoredParticipation>;

export async function findParticipation(store: Store, id: ParticipationId): Promise<StoredParticipation | undefined> {
  const row = await selectParticipations(store).where('participations.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : StoredParticipation.parse(row);
}

/** Of one challenge, by id; those that do not exist are not there. */
export async function findParticipations(
  store: Store,
  slug: ChallengeSlug,
  ids: readonly ParticipationId[],
): Promise<StoredParticipation[]> {
  if (ids.length === 0) return [];
  const rows = await selectParticipations(store)
    .where('participations.slug', '=', slug)
    .where('participations.id', 'in', [...ids])
    .orderBy('participations.id')
    .execute();
  return rows.map((row) => StoredParticipation.parse(row));
}

/** By id, `after` one of them. */
export async function readParticipationIds(
  store: Store,
  slug: ChallengeSlug,
  { after, atMost }: { readonly after: ParticipationId | undefined; readonly atMost: number },
): Promise<ParticipationId[]> {
  let query = store.database.selectFrom('participations').select('id').where('slug', '=', slug);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(atMost).execute()).map(({ id }) => ParticipationId.parse(id));
}

/** On whatever challenge, by its slug. */
export async function readParticipationsOf(store: Store, candidate: CandidateId): Promise<StoredParticipation[]> {
  const rows = await selectParticipations(store)
    .where('participations.candidate', '=', candidate)
    .orderBy('participations.slug')
    .execute();
  return rows.map((row) => StoredParticipation.parse(row));
}

/** Every challenge of which there is something of somebody. */
export async function readChallengesOf({ database }: Store, candidate: CandidateId): Promise<ChallengeSlug[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from submissions where candidate = ${candidate} and not is_self_check and not is_trial
    union
    select c.slug from invitation_cases c join invitations i on i.id = c.invitation_id
    where i.candidate_id = ${candidate}
    order by slug`.execute(database);
  return rows.map(({ slug }) => ChallengeSlug.parse(slug));
}

/** @param reader - by `senderOf` */
export async function isRevealed(store: Store, id: ParticipationId, reader: string): Promise<boolean> {
  const row = await store.database
    .selectFrom('reveals')
    .select('reader')
    .where('participation_id', '=', id)
    .where('reader', '=', reader)
    .executeTakeFirst();
  return row !== undefined;
}

function selectParticipations(store: Store) {
  return store.database
    .selectFrom('participations')
    .leftJoin('candidates', 'candidates.id', 'participations.candidate')
    .select([
      'participations.id',
      'participations.slug',
      'participations.candidate',
      'participations.alias',
      'candidates.name',
      'candidates.portfolio_url as portfolioUrl',
    ]);
}
