import type { DecisionView } from '../../../../protocol/review/review-view.ts';
import { dayAndTime } from '../../../app/format-time.ts';
import { DECISION_STATES, FEEDBACK_WORDS, OUTCOME_WORDS } from './decision-words.ts';

/** What was proposed, by whom, and what the second reader said. */
export function DecisionCard({ decision }: { readonly decision: DecisionView }) {
  const { outcome, state, reason, message, feedback, proposedBy, proposedAt, isMine, second } = decision;
  const { words, tone } = DECISION_STATES[state];
  return (
    <>
      <h3>
        {OUTCOME_WORDS[outcome]} <span class={`badge ${tone}`}>{words}</span>
      </h3>
      <p class="soft small">
        Proposed by {isMine ? 'you' : proposedBy}, {dayAndTime(proposedAt)}
      </p>
      <p class="as-written">{reason}</p>
      {second === null ? null : (
        <>
          <p class="soft small">
            {second.agrees ? 'Agreed' : 'Returned'} by {second.by}, {dayAndTime(second.at)}
          </p>
          <p class="as-written">{second.reason}</p>
        </>
      )}
      <details>
        <summary class="small">What the candidate reads</summary>
        {message === '' ? <p class="soft">No message.</p> : <p class="as-written">{message}</p>}
        <p class="soft small">The report tells {FEEDBACK_WORDS[feedback]}.</p>
      </details>
    </>
  );
}
