import { useState } from 'preact/hooks';
import { RUBRIC } from '../../../../domain/rubric-words.ts';
import type { Reviews, ReviewView } from '../../../../protocol/review/review-view.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { saveReview } from '../../api/participation-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';
import { useParticipation } from '../participation-context.ts';
import { CriterionField } from './criterion-field.tsx';
import { CRITERIA_IN_ORDER, type Marks } from './marks.ts';
import { MarksTable } from './marks-table.tsx';

type FinalReviewProps = {
  readonly mine: ReviewView;
  readonly reviews: Reviews;
  readonly onChange: () => Promise<void>;
};

/** A review that is final, beside those of others. */
export function FinalReview({ mine, reviews: { others, disputed }, onChange }: FinalReviewProps) {
  const [isChanging, setChanging] = useState(false);
  const known = others ?? [];
  return (
    <>
      {known.length === 0 ? (
        <p class="soft">Nobody else has handed in a review. A second one makes a decision fairer.</p>
      ) : null}
      {disputed === null || disputed.length === 0 ? null : (
        <div class="banner warn spaced-below">
          <div>
            <p>
              <b>You do not agree</b> on{' '}
              {disputed.map(({ criterion }) => RUBRIC[criterion].title.toLowerCase()).join(', ')}.
            </p>
            <p class="small">
              Talk about it before anybody decides: what did each of you see, and where? Then whoever is persuaded
              changes their own mark. There is no need to meet in the middle.
            </p>
          </div>
        </div>
      )}
      {known.length > 0 && disputed?.length === 0 ? (
        <p class="good">You agree: no two marks are further than one apart.</p>
      ) : null}
      <MarksTable reviews={[mine, ...known]} disputed={disputed ?? []} />
      {isChanging ? (
        <ChangeMarks
          marks={mine.marks}
          onCancel={() => setChanging(false)}
          onDone={async () => {
            await onChange();
            setChanging(false);
          }}
        />
      ) : (
        <p class="actions below no-print">
          <button type="button" class="button" onClick={() => setChanging(true)}>
            Change your marks…
          </button>
        </p>
      )}
    </>
  );
}

type ChangeMarksProps = {
  readonly marks: Marks;
  readonly onCancel: () => void;
  readonly onDone: () => Promise<void>;
};

function ChangeMarks({ marks: before, onCancel, onDone }: ChangeMarksProps) {
  const { view } = useParticipation();
  const [marks, setMarks] = useState(before);
  const { isSending, failure, errors, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      await saveReview(view.id, { marks, isFinal: true });
      toast('The change is kept, and written down.', 'good');
      await onDone();
    });
  };
  return (
    <form class="below" onSubmit={submit} noValidate>
      <h2>Change your marks</h2>
      <p class="soft">Your review stays final. That you changed it is written down.</p>
      {CRITERIA_IN_ORDER.map((criterion) => (
        <CriterionField
          key={criterion}
          criterion={criterion}
          value={marks[criterion]}
          onChange={(value) => setMarks({ ...marks, [criterion]: value })}
        />
      ))}
      <Failure words={errors[0]?.message ?? failure} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={isSending}>
          Keep the change
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Leave them as they are
        </button>
      </div>
    </form>
  );
}
