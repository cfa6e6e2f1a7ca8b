import type { Marks } from '../../domain/review.ts';
import { CRITERIA, type Criterion } from '../../domain/rubric.ts';
import { mean } from '../../domain/statistics.ts';

/** Of final reviews, by criterion; null where nobody has marked it. */
export function markMeans(reviews: readonly Marks[]): Record<Criterion, number | null> {
  const meanOf = (criterion: Criterion) => mean(reviews.flatMap((marks) => marks[criterion].mark ?? []));
  return Object.fromEntries(CRITERIA.map((criterion) => [criterion, meanOf(criterion)])) as Record<
    Criterion,
    number | null
  >;
}
