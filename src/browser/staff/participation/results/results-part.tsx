import { useState } from 'preact/hooks';
import type { GroupResult } from '../../../../domain/judging.ts';
import type { ParticipationSubmissionView } from '../../../../protocol/review/participation-view.ts';
import { counted } from '../../../app/counted.ts';
import { VERDICT_WORDS } from '../../../run/describe-run.ts';
import { formatPoints } from '../describe-score.ts';
import { ScrollPane } from '../scroll-pane.tsx';
import { WithSubmission } from '../submission-choice.tsx';
import { useSubmission } from '../use-submission.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { TestCase } from './test-case.tsx';
import { UsageTable } from './usage-table.tsx';

/** What the tests found, all of it. */
export function ResultsPart() {
  return <WithSubmission>{(number) => <Tests key={number} number={number} />}</WithSubmission>;
}

function Tests({ number }: { readonly number: number }) {
  return <WhenLoaded loaded={useSubmission(number)}>{(submission) => <Judged submission={submission} />}</WhenLoaded>;
}

function Judged({ submission }: { readonly submission: ParticipationSubmissionView }) {
  const { state, verdict, score, groups, compileError, output, versionNumber, cases } = submission;
  const [isFailedOnly, setFailedOnly] = useState(false);
  if (state === 'queued' || state === 'running') return <p class="soft">It is not judged yet.</p>;
  if (state === 'aborted') {
    return <p class="soft">It could not be judged. That is our fault, and it does not count against the candidate.</p>;
  }
  const failed = groups.flatMap((group) => group.cases).filter((each) => each.verdict !== 'accepted').length;
  return (
    <>
      <p>
        {verdict === null ? null : <b>{VERDICT_WORDS[verdict]}. </b>}
        {score === null ? '' : `${formatPoints(score)} of 100 points, `}
        {cases.accepted} of {counted(cases.total, 'test')} passed{' '}
        <span class="soft">by version {versionNumber} of the case</span>
      </p>
      {compileError === null ? null : (
        <section aria-labelledby="compile-error">
          <h2 id="compile-error">It does not compile</h2>
          <pre class="wrapped">{compileError}</pre>
        </section>
      )}
      {failed === 0 || failed === cases.total ? null : (
        <label class="choice spaced-below no-print">
          <input
            type="checkbox"
            checked={isFailedOnly}
            onChange={(event) => setFailedOnly(event.currentTarget.checked)}
          />
          Only the {failed} that failed
        </label>
      )}
      {groups.map((group) => (
        <Group key={group.name} group={group} isFailedOnly={isFailedOnly} />
      ))}
      <UsageTable submission={submission} />
      <section aria-labelledby="output">
        <h2 id="output">Output</h2>
        {output === '' ? (
          <p class="soft">It wrote nothing to its console.</p>
        ) : (
          <ScrollPane label="Output">
            <pre>{output}</pre>
          </ScrollPane>
        )}
      </section>
    </>
  );
}

function Group({ group, isFailedOnly }: { readonly group: GroupResult; readonly isFailedOnly: boolean }) {
  const { name, category, visibility, points, score, cases } = group;
  const accepted = cases.filter(({ verdict }) => verdict === 'accepted').length;
  if (isFailedOnly && accepted === cases.length) return null;
  return (
    <section class="card test-group" aria-label={name}>
      <h2>
        {name}{' '}
        <span class="soft small">
          {category}, {accepted} of {cases.length}
          {visibility === 'secret' ? `, ${formatPoints(score)} of ${counted(points, 'point')}` : ', a sample'}
        </span>
      </h2>
      <ul class="plain">
        {cases
          .filter(({ verdict }) => !isFailedOnly || verdict !== 'accepted')
          .map((each) => (
            <TestCase key={each.title} group={name} result={each} />
          ))}
      </ul>
    </section>
  );
}
