import { RUBRIC } from '../../../../domain/rubric-words.ts';
import type { Reviews, ReviewView } from '../../../../protocol/review/review-view.ts';
import { ScrollPane } from '../scroll-pane.tsx';
import { CRITERIA_IN_ORDER } from './marks.ts';

type MarksTableProps = {
  readonly reviews: readonly ReviewView[];
  readonly disputed: NonNullable<Reviews['disputed']>;
};

/** What reviewers think, side by side. */
export function MarksTable({ reviews, disputed }: MarksTableProps) {
  return (
    <ScrollPane label="Marks side by side">
      <table class="table marks-table">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            {reviews.map(({ by, isMine }) => (
              <th key={by} scope="col">
                {isMine ? `${by} (you)` : by}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CRITERIA_IN_ORDER.map((criterion) => {
            const dispute = disputed.find((each) => each.criterion === criterion);
            return (
              <tr key={criterion} class={dispute === undefined ? '' : 'disputed'}>
                <th scope="row">
                  {RUBRIC[criterion].title}
                  {dispute === undefined ? null : (
                    <>
                      {' '}
                      <span class="badge warn">
                        apart: {dispute.lowest} and {dispute.highest}
                      </span>
                    </>
                  )}
                </th>
                {reviews.map(({ by, marks }) => (
                  <td key={by}>
                    <b class="number mark-given">{marks[criterion].mark ?? '–'}</b>
                    <p class="as-written small">{marks[criterion].why}</p>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollPane>
  );
}
