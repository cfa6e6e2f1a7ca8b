import type { CaseResult } from '../../domain/judging.ts';
import { counted } from '../app/counted.ts';
import { describeOutcome, describeRun, VERDICT_WORDS } from './describe-run.ts';
import './run.css';
import { isOver, type Run } from './run.ts';

/** What became of the newest run. */
export function RunView({ run }: { readonly run: Run | undefined }) {
  if (run === undefined) {
    return (
      <div class="empty">
        <p>
          <b>Nothing was run yet.</b>
        </p>
        <p>Run the samples as often as you like: they are not counted, and nobody looks at them.</p>
      </div>
    );
  }
  return (
    <div class="run">
      <RunHead run={run} />
      {run.submission === null ? null : <Outcome run={run} />}
    </div>
  );
}

function RunHead({ run }: { readonly run: Run }) {
  if (!isOver(run)) {
    return (
      <div class="run-head">
        <p>{describeRun(run)}</p>
        <progress
          class="progress"
          aria-label={describeRun(run)}
          {...(run.phase === 'running' && run.casesTotal !== null ? { value: run.casesDone, max: run.casesTotal } : {})}
        />
      </div>
    );
  }
  if (run.phase === 'failed') {
    return (
      <div class="banner bad" role="alert">
        <div>
          <p>{run.error}</p>
          {run.submission === null ? null : (
            <p class="small">
              That is our fault: it does not count as a submission, and the time it cost is given back.
            </p>
          )}
        </div>
      </div>
    );
  }
  const { verdict } = run.submission?.judging ?? {};
  const tone = verdict === 'accepted' ? 'good' : verdict == null ? '' : 'bad';
  return (
    <div class="run-head">
      <p class={`outcome ${tone}`}>
        <b>{verdict == null ? '' : `${VERDICT_WORDS[verdict]}. `}</b>
        {describeOutcome(run)}
      </p>
    </div>
  );
}

function Outcome({ run }: { readonly run: Run }) {
  const judging = run.submission?.judging;
  if (judging === undefined) return null;
  return (
    <>
      {judging.compileError === null ? null : <pre>{judging.compileError}</pre>}
      {judging.groups.map((group) => (
        <section key={group.name} class="group" aria-label={group.name}>
          <h2>
            {group.name}{' '}
            <span class="soft">
              {group.cases.filter(isAccepted).length} of {group.cases.length}
              {group.visibility === 'secret' ? `, ${group.score} of ${counted(group.points, 'point')}` : ''}
            </span>
          </h2>
          <ul class="cases">
            {group.cases.map((each, index) => (
              <CaseLine key={index} result={each} />
            ))}
          </ul>
        </section>
      ))}
      {judging.categories.length === 0 ? null : (
        <div class="scroll">
          <table class="table">
            <caption class="visually-hidden">Hidden tests, by what they are evidence for</caption>
            <thead>
              <tr>
                <th scope="col">Hidden tests of</th>
                <th scope="col">Passed</th>
                <th scope="col">Points</th>
              </tr>
            </thead>
            <tbody>
              {judging.categories.map(({ category, cases, score, points }) => (
                <tr key={category}>
                  <th scope="row">{category}</th>
                  <td class="number">
                    {cases.accepted} of {cases.total}
                  </td>
                  <td class="number">
                    {score} of {points}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {judging.usage === null ? null : (
        <p class="soft small">
          {Math.round(judging.usage.cpuTimeMs)} ms of processor time, {Math.ceil(judging.usage.peakMemoryMb)} MB of
          memory.
        </p>
      )}
      {judging.usageShare === null ? null : (
        <p class="soft small">
          Processor time: {judging.usageShare.cpuTime} of the limit; memory: {judging.usageShare.memory}.
        </p>
      )}
    </>
  );
}

function CaseLine({ result }: { readonly result: CaseResult }) {
  const accepted = isAccepted(result);
  return (
    <li class={accepted ? 'case' : 'case failed'}>
      <span class={`mark ${accepted ? 'good' : 'bad'}`} aria-hidden="true">
        {accepted ? '✓' : '✗'}
      </span>
      <div>
        <p>
          {result.title} <span class={accepted ? 'visually-hidden' : 'bad small'}>{VERDICT_WORDS[result.verdict]}</span>
        </p>
        {result.message === undefined ? null : <p class="failure">{result.message}</p>}
        {result.diff === undefined ? null : <Diff text={result.diff} />}
      </div>
    </li>
  );
}

function Diff({ text }: { readonly text: string }) {
  return (
    <pre class="diff">
      {text.split('\n').map((line, index) => (
        <span key={index} class={line.startsWith('-') ? 'expected' : line.startsWith('+') ? 'received' : undefined}>
          {line}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}

function isAccepted({ verdict }: CaseResult): boolean {
  return verdict === 'accepted';
}
