import { useMemo, useState } from 'preact/hooks';
import type { CaseResult } from '../../../domain/judging.ts';
import { counted } from '../../app/counted.ts';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import { nameOfSide } from '../behaviour/side.ts';
import { SideLetter } from '../behaviour/side-name.tsx';
import { formatPoints } from '../participation/describe-score.ts';
import { ScrollPane } from '../participation/scroll-pane.tsx';
import { type MatchedCase, type MatchedGroup, matchGroups } from './match-cases.ts';
import type { Side } from './side.ts';

/** Each test, and how it ended for each. */
export function TestsPart({ sides }: { readonly sides: readonly Side[] }) {
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const groups = useMemo(() => matchGroups(sides.map(({ submission }) => submission?.groups ?? [])), [sides]);
  const different = groups.reduce((sum, { cases }) => sum + cases.filter(({ isDifferent }) => isDifferent).length, 0);
  const all = groups.reduce((sum, { cases }) => sum + cases.length, 0);
  if (all === 0) return <p class="soft">No tests ran: there is nothing to compare.</p>;
  const shown = groups.filter(({ cases }) => !onlyDifferent || cases.some(({ isDifferent }) => isDifferent));
  return (
    <>
      <p class="actions">
        <label class="choice">
          <input
            type="checkbox"
            checked={onlyDifferent}
            onChange={(event) => setOnlyDifferent(event.currentTarget.checked)}
          />
          Only where they differ
        </label>
        <span class="soft">
          {different} of {counted(all, 'test')} {different === 1 ? 'differs' : 'differ'}.
        </span>
      </p>
      {shown.length === 0 ? <p class="soft">All tests ended the same way for all of them.</p> : null}
      {shown.map((group) => (
        <Group key={group.name} group={group} sides={sides} onlyDifferent={onlyDifferent} />
      ))}
    </>
  );
}

type GroupProps = { readonly group: MatchedGroup; readonly sides: readonly Side[]; readonly onlyDifferent: boolean };

function Group({ group, sides, onlyDifferent }: GroupProps) {
  const { name, category, visibility, points, scores, cases } = group;
  return (
    <section class="card" aria-label={name}>
      <h2>
        {name}{' '}
        <span class="soft small">
          {category}, {visibility === 'sample' ? 'samples' : counted(points, 'point')}
        </span>
      </h2>
      <ScrollPane label={`Tests of ${name}`}>
        <table class="table compare-table long tests">
          <thead>
            <tr>
              <th scope="col">Test</th>
              {sides.map((side) => (
                <th key={side.letter} scope="col">
                  <SideLetter side={side} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visibility === 'sample' ? null : (
              <tr>
                <th scope="row" class="soft">
                  points
                </th>
                {scores.map((score, index) => (
                  <td key={sides[index]?.letter} class="number">
                    <b>{score === null ? '–' : formatPoints(score)}</b>
                  </td>
                ))}
              </tr>
            )}
            {cases
              .filter(({ isDifferent }) => !onlyDifferent || isDifferent)
              .map((each, index) => (
                <TestRow key={index} test={each} sides={sides} />
              ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}

/** One test; what it said is shown when it is asked for, beneath all of them. */
function TestRow({ test: { title, results }, sides }: { readonly test: MatchedCase; readonly sides: readonly Side[] }) {
  const said = results.flatMap((result, index) => {
    const side = sides[index];
    return side === undefined || (result?.message === undefined && result?.diff === undefined)
      ? []
      : [{ side, result }];
  });
  return (
    <tr>
      <th scope="row">
        {title}
        {said.length === 0 ? null : (
          <details class="small">
            <summary>Messages</summary>
            {said.map(({ side, result }) => (
              <div key={side.letter}>
                <p>{nameOfSide(side)}:</p>
                {result.message === undefined ? null : <pre class="wrapped">{result.message}</pre>}
                {result.diff === undefined ? null : <pre class="wrapped">{result.diff}</pre>}
              </div>
            ))}
          </details>
        )}
      </th>
      {results.map((result, index) => (
        <td key={sides[index]?.letter}>
          {result === null ? <span class="soft">not run</span> : <End result={result} />}
        </td>
      ))}
    </tr>
  );
}

function End({ result: { verdict } }: { readonly result: CaseResult }) {
  const isAccepted = verdict === 'accepted';
  return (
    <span class={isAccepted ? 'good' : 'bad'}>
      <b aria-hidden="true">{isAccepted ? '✓' : '✗'}</b> <span class="end-words">{VERDICT_WORDS[verdict]}</span>
    </span>
  );
}
