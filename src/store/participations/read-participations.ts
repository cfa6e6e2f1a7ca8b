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
