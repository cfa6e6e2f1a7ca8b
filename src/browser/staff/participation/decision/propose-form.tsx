import { useId, useState } from 'preact/hooks';
import type { DecisionOutcome } from '../../../../domain/decision.ts';
import type { FeedbackLevel } from '../../../../domain/feedback.ts';
import type { DecisionView } from '../../../../protocol/review/review-view.ts';
import { toast } from '../../../design/parts/toasts.tsx';
import { propose } from '../../api/participation-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSending } from '../../parts/use-sending.ts';
import { useParticipation } from '../participation-context.ts';
import { FEEDBACK_IN_ORDER, FEEDBACK_WORDS, OUTCOME_WORDS, OUTCOMES } from './decision-words.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { TextField } from './text-field.tsx';

type ProposeFormProps = { readonly before: DecisionView | null; readonly onDone: () => Promise<void> };

const MESSAGE_LENGTH = 4_000;

/** What somebody proposes to decide; it begins with what was proposed before. */
export function ProposeForm({ before, onDone }: ProposeFormProps) {
  const { view } = useParticipation();
  const id = useId();
  const [outcome, setOutcome] = useState<DecisionOutcome | undefined>(before?.outcome);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [message, setMessage] = useState(before?.message ?? '');
  const [feedback, setFeedback] = useState<FeedbackLevel>(before?.feedback ?? 'category');
  const [isPreviewed, setPreviewed] = useState(false);
  const { isSending, failure, errorOf, send } = useSending();
  const submit = (event: Event) => {
    event.preventDefault();
    if (outcome === undefined) return;
    void send(async () => {
      await propose(view.id, { outcome, reason, message, feedback });
      toast('It is proposed. Somebody else has to agree.', 'good');
      await onDone();
    });
  };
  return (
    <form class="card" onSubmit={submit} noValidate>
      <h3>{before === null ? 'Propose a decision' : 'Propose another'}</h3>
      <Failure words={failure ?? errorOf('outcome') ?? errorOf('feedback')} />
      <fieldset>
        <legend>Outcome</legend>
        <div class="choices stacked">
          {OUTCOMES.map((each) => (
            <label key={each} class="choice">
              <input type="radio" name={`${id}-outcome`} checked={each === outcome} onChange={() => setOutcome(each)} />
              {OUTCOME_WORDS[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label="Reason, for the company"
        hint="What of the work decides it? The candidate does not read this."
        value={reason}
        onValue={setReason}
        error={errorOf('reason')}
      />
      <TextField
        label="Message to the candidate"
        hint="At the head of their report; empty for none."
        value={message}
        onValue={setMessage}
        error={errorOf('message')}
        most={MESSAGE_LENGTH}
      />
      <div class="field">
        <label class="label" for={`${id}-feedback`}>
          The report tells
        </label>
        <span class="hint">Never more of a hidden test than its title, unless its group tells more.</span>
        <select
          id={`${id}-feedback`}
          class="input"
          value={feedback}
          onChange={(event) => setFeedback(event.currentTarget.value as FeedbackLevel)}
        >
          {FEEDBACK_IN_ORDER.map((level) => (
            <option key={level} value={level}>
              {FEEDBACK_WORDS[level]}
            </option>
          ))}
        </select>
      </div>
      <div class="actions">
        <button
          type="submit"
          class="button primary"
          disabled={isSending || outcome === undefined || reason.trim() === ''}
        >
          Propose
        </button>
        <button type="button" class="button" onClick={() => setPreviewed(true)}>
          Preview the report…
        </button>
      </div>
      {isPreviewed ? <PreviewDialog message={message} feedback={feedback} onClose={() => setPreviewed(false)} /> : null}
    </form>
  );
}
