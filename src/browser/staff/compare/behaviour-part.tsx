import { useMemo, useState } from 'preact/hooks';
import type { CaseBehaviour } from '../../../domain/behaviour.ts';
import { counted } from '../../app/counted.ts';
import { CallTimeline } from './call-timeline.tsx';
import { countQueries } from './count-queries.ts';
import { GrowthCurves } from './growth-curves.tsx';
import { upstreamCalls } from './lay-out-calls.ts';
import { QueriesTable } from './queries-table.tsx';
import type { Side } from './side.ts';

type SeenTest = {
  readonly group: string;
  readonly title: string;
  /** What each side was seen doing in it. */
  readonly seen: readonly (CaseBehaviour | undefined)[];
};

/** What the programs were seen doing in one test: calls, queries, and how their cost grows. */
export function BehaviourPart({ sides }: { readonly sides: readonly Side[] }) {
  const tests = useMemo(() => seenTests(sides), [sides]);
  const [chosen, choose] = useState(0);
  const test = tests[chosen];
  if (test === undefined) {
    return <p class="soft">In no test was there anything to be seen: no calls, no queries, and nothing that grew.</p>;
  }
  const calls = test.seen.map((each) => each?.calls ?? []);
  const cut = test.seen.some((each) => each !== undefined && each.callCount > each.calls.length);
  const queries = countQueries(calls);
  const hasUpstream = calls.some((each) => upstreamCalls(each).length > 0);
  const hasGrowth = test.seen.some((each) => (each?.growths.length ?? 0) > 0);
  return (
    <>
      <div class="field">
        <label class="label" for="seen-test">
          Test
        </label>
        <select
          id="seen-test"
          class="input"
          value={chosen}
          onChange={(event) => choose(Number(event.currentTarget.value))}
        >
          {tests.map(({ group, title }, index) => (
            <option key={`${group} ${title}`} value={index}>
              {group}: {title}
            </option>
          ))}
        </select>
        <span class="hint">
          {counted(tests.length, 'test')} with something to be seen. Time is virtual: what the test's clock showed.
        </span>
      </div>
      {cut ? <p class="banner warn spaced-below">Only the first calls of each were kept; there were more.</p> : null}
      {hasUpstream ? <CallTimeline sides={sides} calls={calls.map(upstreamCalls)} /> : null}
      {queries.length > 0 ? <QueriesTable sides={sides} queries={queries} /> : null}
      {hasGrowth ? <GrowthCurves sides={sides} growths={test.seen.map((each) => each?.growths ?? [])} /> : null}
    </>
  );
}

function seenTests(sides: readonly Side[]): readonly SeenTest[] {
  const behaviours = sides.map(({ submission }) => submission?.behaviour ?? []);
  const keys = new Map(behaviours.flat().map(({ group, title }) => [JSON.stringify([group, title]), { group, title }]));
  return [...keys.values()]
    .map(({ group, title }) => ({
      group,
      title,
      seen: behaviours.map((cases) => cases.find((each) => each.group === group && each.title === title)),
    }))
    .filter(({ seen }) => seen.some((each) => each !== undefined && each.calls.length + each.growths.length > 0));
}
