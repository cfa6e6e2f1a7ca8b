import type { Board } from '../../../protocol/review/board-view.ts';
import { agreementWords } from './agreement-words.ts';

/** How far reviewers agree, and what the figure means. */
export function Agreement({ agreement }: Pick<Board, 'agreement'>) {
  if (agreement === null) {
    return (
      <p class="small soft">
        How far reviewers agree is shown once five candidates have two final reviews: then it can be told.
      </p>
    );
  }
  const { kappa, participations } = agreement;
  return (
    <p class="small">
      Reviewers agree <b>{agreementWords(kappa)}</b>: kappa is {kappa.toFixed(2)} over {participations} candidates with
      two final reviews.{' '}
      <span class="soft">
        1 is marks that are all the same, 0 is as much as chance alone gives; marks that are far apart count more than
        neighbours.
      </span>
    </p>
  );
}
