import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { RUBRIC } from '../../../../domain/rubric-words.ts';
import type { Reviews } from '../../../../protocol/review/review-view.ts';
import { Dialog } from '../../../design/parts/dialog.tsx';
import { toast } from '../../../design/parts/toasts.tsx';
import { saveReview } from '../../api/participation-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';
import { useParticipation } from '../participation-context.ts';
import { CriterionField } from './criterion-field.tsx';
import { DraftLine } from './draft-line.tsx';
import { CRITERIA_IN_ORDER, type Marks, missingMarks, NO_MARKS } from './marks.ts';
import { type DraftState, openReviewDraft } from './review-draft.ts';

type ReviewFormProps = { readonly mine: Reviews['mine']; readonly onFinal: () => Promise<void> };

/** A review that is not final: kept as it is written. */
export function ReviewForm({ mine, onFinal }: ReviewFormProps) {
  const { view } = useParticipation();
  const [marks, setMarks] = useState<Marks>(mine?.marks ?? NO_MARKS);
  const [state, setState] = useState<DraftState>({ phase: 'saved' });
  const [isAsked, setAsked] = useState(false);
  const draft = useMemo(
    () =>
      openReviewDraft<Marks>(async (content) => {
        await saveReview(view.id, { marks: content, isFinal: false });
      }, setState),
    [view.id],
  );
  const isHandedIn = useRef(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (draft.hasUnsaved()) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden' && draft.hasUnsaved()) void draft.flush();
    };
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
      if (draft.hasUnsaved() && !isHandedIn.current) void draft.flush();
      else draft.close();
    };
  }, [draft]);
  const missing = missingMarks(marks);
  return (
    <>
      {CRITERIA_IN_ORDER.map((criterion) => (
        <CriterionField
          key={criterion}
          criterion={criterion}
          value={marks[criterion]}
          onChange={(value) => {
            const changed = { ...marks, [criterion]: value };
            setMarks(changed);
            draft.write(changed);
          }}
        />
      ))}
      <div class="actions hand-in-bar">
        <button type="button" class="button primary" disabled={missing.length > 0} onClick={() => setAsked(true)}>
          Hand in review…
        </button>
        <DraftLine state={state} />
      </div>
      {missing.length === 0 ? null : (
        <p class="soft small">Without a mark yet: {missing.map((criterion) => RUBRIC[criterion].title).join(', ')}.</p>
      )}
      {isAsked ? (
        <HandInDialog
          onClose={() => setAsked(false)}
          onHandIn={async () => {
            await draft.flush();
            await saveReview(view.id, { marks, isFinal: true });
            isHandedIn.current = true;
            draft.close();
            toast('Your review is final.', 'good');
            await onFinal();
          }}
        />
      ) : null}
    </>
  );
}

type HandInDialogProps = { readonly onClose: () => void; readonly onHandIn: () => Promise<void> };

function HandInDialog({ onClose, onHandIn }: HandInDialogProps) {
  const { isSending, failure, errors, send } = useSending();
  const words = errors.length === 0 ? failure : errors.map(({ path, message }) => `${path} ${message}`).join(', ');
  return (
    <Dialog title="Hand in your review" onClose={onClose}>
      <Failure words={words} />
      <p>
        It is final then: you see what the others think, and those who have handed in theirs see your marks and
        comments. You can change a mark later, and that you did is written down.
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          Not yet
        </button>
        <button type="button" class="button primary" disabled={isSending} onClick={() => void send(onHandIn)}>
          Hand in
        </button>
      </div>
    </Dialog>
  );
}
