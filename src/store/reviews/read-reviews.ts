import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ParticipationId } from '../../domain/participation.ts';
import { Marks } from '../../domain/review.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

const StoredReview = z.object({
  reviewer: z.string(),
  name: z.string(),
  marks: Marks,
  savedAt: z.date(),
  finishedAt: z.date().nullable(),
});
export type StoredReview = z.infer<typeof StoredReview>;

/** In the order in which they became final; those that are not come last. */
export async function readReviews(store: Store, id: ParticipationId): Promise<StoredReview[]> {
  const rows = await selectReviews(store.database, id).orderBy('finished_at').orderBy('reviewer').execute();
  return rows.map((row) => StoredReview.parse(row));
}

/** @param reviewer - by `senderOf` */
export async function findReview(
  { database }: Pick<Store, 'database'>,
  id: ParticipationId,
  reviewer: string,
): Promise<StoredReview | undefined> {
  const row = await selectReviews(database, id).where('reviewer', '=', reviewer).executeTakeFirst();
  return row === undefined ? undefined : StoredReview.parse(row);
}

/** Whether somebody has handed in their review. */
export function isFinalReview(review: StoredReview | undefined): boolean {
  return review !== undefined && review.finishedAt !== null;
}

function selectReviews(database: Kysely<Tables>, id: ParticipationId) {
  return database
    .selectFrom('reviews')
    .select(['reviewer', 'reviewer_name as name', 'marks', 'saved_at as savedAt', 'finished_at as finishedAt'])
    .where('participation_id', '=', id);
}
