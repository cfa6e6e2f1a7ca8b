import { median } from '../../../domain/statistics.ts';
import { formatPoints } from '../participation/describe-score.ts';

export const BIN_POINTS = 5;

export type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** How many scores there are in each five points; 100 is in the last of them. */
export function binScores(scores: readonly number[]): readonly Bin[] {
  return Array.from({ length: 100 / BIN_POINTS }, (_, index) => {
    const [from, to] = [index * BIN_POINTS, (index + 1) * BIN_POINTS];
    return { from, to, count: scores.filter((score) => score >= from && (score < to || to === 100)).length };
  });
}

/** `38 were judged: half have 71 or more, the lowest 12, the highest 100.` */
export function describeScores(scores: readonly number[]): string {
  const middle = median(scores);
  if (middle === null) return 'Nobody was judged yet.';
  if (scores.length === 1) return `One was judged, with ${formatPoints(middle)} points.`;
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  return `${scores.length} were judged: the median is ${formatPoints(middle)} points, the lowest ${formatPoints(lowest)}, the highest ${formatPoints(highest)}.`;
}
