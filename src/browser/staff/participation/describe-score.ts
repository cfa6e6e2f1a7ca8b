import type { ParticipationScore } from '../../../protocol/review/board-view.ts';
import type { ParticipationView } from '../../../protocol/review/participation-view.ts';

/** With one digit where there is something behind the point: `82.5`, `100`. */
export function formatPoints(points: number): string {
  return String(Math.round(10 * points) / 10);
}

/** `82.5 ± 3.1` */
export function describeScore({ score, error }: Pick<ParticipationScore, 'score' | 'error'>): string {
  return error === null ? formatPoints(score) : `${formatPoints(score)} ± ${formatPoints(error)}`;
}

/** Where it stands among all that were judged; undefined where there is nobody to compare with. */
export function describeRank({ scored, below }: ParticipationView['cohort']): string | undefined {
  if (scored < 2) return undefined;
  return below === 0 ? `none of ${scored - 1} others scored less` : `better than ${below} of ${scored - 1} others`;
}
