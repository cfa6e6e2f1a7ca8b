import type { ParticipationId } from '../../domain/participation.ts';
import { findDisputes } from '../../domain/review.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import type { ReviewChange, Reviews, ReviewView } from '../../protocol/review/review-view.ts';
import { readReviews as readStoredReviews, type StoredReview } from '../../store/reviews/read-reviews.ts';
import { saveReview as saveInStore } from '../../store/reviews/save-review.ts';
import { requireParticipation } from '../participations/require-participation.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/**
 * What a reviewer may see of everybody's marks: whoever has not handed in their own is not led by others'.
 *
 * @throws Refusal `not-found`
 */
export async function readReviews(service: Service, id: ParticipationId, reader: Reviewer): Promise<Reviews> {
  await requireParticipation(service, id);
  const stored = await readStoredReviews(service.store, id);
  const mine = stored.find(({ reviewer }) => reviewer === reader.key);
  const others = stored.filter((review) => review !== mine && review.finishedAt !== null);
  const isOpen = mine !== undefined && mine.finishedAt !== null;
  return {
    mine: mine === undefined ? null : reviewView(mine, true),
    others: isOpen ? others.map((review) => reviewView(review, false)) : null,
    othersFinal: others.length,
    disputed: isOpen ? findDisputes([mine, ...others].map(({ marks }) => marks)) : null,
  };
}

/**
 * Keeps a reviewer's marks, finished or not.
 *
 * @throws Refusal `not-found`, or `conflict` where a review that is final would lose a mark
 */
export async function saveReview(
  service: Service,
  id: ParticipationId,
  reviewer: Reviewer,
  change: ReviewChange,
): Promise<Reviews> {
  await requireParticipation(service, id);
  const saved = await saveInStore(service.store, id, reviewer, change);
  if (saved === 'incomplete') {
    throw new Refusal('conflict', 'Your review is final: you can change its marks, and cannot take one away.');
  }
  return await readReviews(service, id, reviewer);
}

function reviewView({ name, marks, savedAt, finishedAt }: StoredReview, isMine: boolean): ReviewView {
  return { by: name, isMine, marks, isFinal: finishedAt !== null, savedAt: savedAt.toISOString() };
}
