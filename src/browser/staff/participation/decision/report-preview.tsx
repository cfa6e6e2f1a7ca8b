import type { CandidateReportPage, ReportedResult } from '../../../../protocol/review/candidate-report-page.ts';
import { counted } from '../../../app/counted.ts';
import { VERDICT_WORDS } from '../../../run/describe-run.ts';
import { formatPoints } from '../describe-score.ts';

type ReportPreviewProps = {
  readonly report: CandidateReportPage;
  /** As it is written now, which the server need not know yet. */
  readonly message: string;
};

/** What the candidate would read, in the order of the report. */
export function ReportPreview({ report: { name, challenge, result }, message }: ReportPreviewProps) {
  return (
    <article class="report-preview">
      <p>
        <b>{challenge.title}</b>, {name}
      </p>
      {message.trim() === '' ? <p class="soft">No message.</p> : <p class="as-written">{message}</p>}
      {result === null ? <p class="soft">No results are told.</p> : <Result result={result} />}
    </article>
  );
}

function Result({
  result: { verdict, score, compileError, categories, groups, counted: count },
}: {
  readonly result: ReportedResult;
}) {
  return (
    <>
      {verdict === null ? null : (
        <p>
          {VERDICT_WORDS[verdict]}
          {score === null ? '' : `, ${formatPoints(score)} of 100 points`}
        </p>
      )}
      {count === null ? null : (
        <p>
          {count.accepted} of {counted(count.total, 'test')} passed
        </p>
      )}
      {compileError === null ? null : <pre class="wrapped">{compileError}</pre>}
      {categories.length === 0 ? null : (
        <ul>
          {categories.map(({ category, score: points, cases }) => (
            <li key={category}>
              {category}: {formatPoints(points)} of 100, {cases.accepted} of {counted(cases.total, 'test')}
            </li>
          ))}
        </ul>
      )}
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <h3>{group.name}</h3>
          <ul class="plain">
            {group.cases.map((each) => (
              <li key={each.title}>
                <span class={each.verdict === 'accepted' ? 'good' : 'bad'}>
                  {each.verdict === 'accepted' ? 'passed' : VERDICT_WORDS[each.verdict].toLowerCase()}
                </span>{' '}
                {each.title}
                {each.message === undefined ? null : <pre class="wrapped">{each.message}</pre>}
                {each.diff === undefined ? null : <pre class="wrapped">{each.diff}</pre>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
