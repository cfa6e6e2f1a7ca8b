import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ParticipationSubmission } from '../../../protocol/review/participation-view.ts';
import { formatPoints } from './describe-score.ts';
import { useParticipation } from './participation-context.ts';
import { useShownSubmission } from './use-submission.ts';
import { formatWorkTime } from './work-time.ts';

/** Shows the submission that somebody chooses; where there is none, says so. */
export function WithSubmission({ children }: { readonly children: (number: number) => ComponentChildren }) {
  const { view, place, go } = useParticipation();
  const id = useId();
  const shown = useShownSubmission();
  if (shown === null) {
    return (
      <div class="empty">
        <p>Nothing was handed in, and nothing was run: there is nothing to show here.</p>
      </div>
    );
  }
  return (
    <>
      <div class="submission-choice no-print">
        <label for={id}>Submission</label>
        <select
          id={id}
          class="input"
          value={shown}
          onChange={(event) => go({ part: place.part, submission: Number(event.currentTarget.value) })}
        >
          {view.submissions.map((each) => (
            <option key={each.number} value={each.number}>
              {describeSubmission(each, each.number === view.counted)}
            </option>
          ))}
        </select>
      </div>
      {children(shown)}
    </>
  );
}

/** `3: submission at 42 min 10 s, 82.5 points (counts)` */
function describeSubmission(
  { number, kind, origin, atMs, state, score, cases }: ParticipationSubmission,
  counts: boolean,
): string {
  const what = kind === 'sample' ? 'sample run' : origin === 'deadline' ? 'handed in at the deadline' : 'submission';
  const result =
    state !== 'judged'
      ? 'not judged'
      : score === null
        ? `${cases.accepted} of ${cases.total} samples`
        : `${formatPoints(score)} points`;
  return `${number}: ${what} at ${formatWorkTime(atMs)}, ${result}${counts ? ' (counts)' : ''}`;
}
