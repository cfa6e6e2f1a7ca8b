import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import { CallTimeline } from './call-timeline.tsx';
import { CallsInWords } from './calls-in-words.tsx';
import { countQueries } from './count-queries.ts';
import { GrowthCurves } from './growth-curves.tsx';
import { isUpstream } from './lay-out-calls.ts';
import { QueriesTable } from './queries-table.tsx';
import { describeSeen, mostTelling, type SeenTest, seenTests } from './seen-tests.ts';
import type { SeenSide } from './side.ts';
import { SideName } from './side-name.tsx';
import './behaviour.css';

type BehaviourViewProps = {
  /** One, or up to four that are compared. */
  readonly sides: readonly SeenSide[];
  /** What else there is to say of the test that is looked at. */
  readonly about?: (test: SeenTest) => ComponentChildren;
};

/** What programs were seen doing in one test: calls, queries, and how their cost grows. */
export function BehaviourView({ sides, about }: BehaviourViewProps) {
  const id = useId();
  const tests = useMemo(() => seenTests(sides), [sides]);
  const [chosen, choose] = useState(() => mostTelling(tests));
  const test = tests[chosen] ?? tests[0];
  if (test === undefined) {
    return <p class="soft">In no test was there anything to be seen: no calls, no queries, and nothing that grew.</p>;
  }
  return (
    <>
      <div class="field">
        <label class="label" for={id}>
          Test
        </label>
        <select id={id} class="input" value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
          {tests.map((each, index) => (
            <option key={`${each.group}\n${each.title}`} value={index}>
              {each.group}: {each.title} ({describeSeen(each)})
            </option>
          ))}
        </select>
        <span class="hint">Time is virtual: what the test's clock showed.</span>
      </div>
      <h2>{test.title}</h2>
      <p class="soft">
        <Verdicts sides={sides} test={test} /> {about?.(test)}
      </p>
      <Seen sides={sides} test={test} />
    </>
  );
}

function Verdicts({ sides, test }: { readonly sides: readonly SeenSide[]; readonly test: SeenTest }) {
  return (
    <>
      {sides.map((side, index) => {
        const verdict = test.verdicts[index];
        return (
          <span key={side.letter} class="side-key">
            {sides.length === 1 ? null : (
              <>
                <SideName side={side} />:{' '}
              </>
            )}
            {verdict === undefined ? (
              'not run'
            ) : verdict === 'accepted' ? (
              <span class="good">passed</span>
            ) : (
              <span class="bad">{verdict === 'wrong-answer' ? 'failed' : VERDICT_WORDS[verdict].toLowerCase()}</span>
            )}
          </span>
        );
      })}
    </>
  );
}

function Seen({ sides, test: { seen } }: { readonly sides: readonly SeenSide[]; readonly test: SeenTest }) {
  const calls = useMemo(() => seen.map((each) => each?.calls ?? []), [seen]);
  const upstream = useMemo(() => calls.map((each) => each.filter(isUpstream)), [calls]);
  const queries = countQueries(calls);
  const most = Math.max(...seen.map((each) => each?.callCount ?? 0));
  return (
    <>
      {seen.some((each) => each !== undefined && each.callCount > each.calls.length) ? (
        <p class="banner warn spaced-below">
          Only the first calls were kept; there were {most.toLocaleString('en')}
          {sides.length === 1 ? '' : ' of who made the most'}.
        </p>
      ) : null}
      {seen.some((each) => (each?.growths.length ?? 0) > 0) ? (
        <GrowthCurves sides={sides} growths={seen.map((each) => each?.growths ?? [])} />
      ) : null}
      {upstream.some((each) => each.length > 0) ? <CallTimeline sides={sides} calls={upstream} /> : null}
      {queries.length > 0 ? <QueriesTable sides={sides} queries={queries} /> : null}
      {calls.some((each) => each.length > 0) ? <CallsInWords sides={sides} calls={calls} /> : null}
    </>
  );
}
