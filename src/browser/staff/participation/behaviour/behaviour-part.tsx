import { useId, useState } from 'preact/hooks';
import type { BehaviourCall, CaseBehaviour } from '../../../../domain/behaviour.ts';
import type { ParticipationSubmissionView } from '../../../../protocol/review/participation-view.ts';
import { counted } from '../../../app/counted.ts';
import { PlaceLink } from '../place-link.tsx';
import { ScrollPane } from '../scroll-pane.tsx';
import { WithSubmission } from '../submission-choice.tsx';
import { useSubmission } from '../use-submission.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { CallsPlot } from './calls-plot.tsx';
import { formatVirtual, laneOf, repeatedCalls } from './describe-calls.ts';
import { GrowthPlot } from './growth-plot.tsx';

/** What the program was seen doing in the world that its tests gave it. */
export function BehaviourPart() {
  return <WithSubmission>{(number) => <Behaviour key={number} number={number} />}</WithSubmission>;
}

function Behaviour({ number }: { readonly number: number }) {
  return (
    <WhenLoaded loaded={useSubmission(number)}>
      {(submission) =>
        submission.behaviour.length === 0 ? (
          <p class="soft">
            Nothing was to be seen: the tests of this submission call no other system and measure no growth.
          </p>
        ) : (
          <Cases submission={submission} />
        )
      }
    </WhenLoaded>
  );
}

function Cases({ submission: { behaviour, groups, number } }: { readonly submission: ParticipationSubmissionView }) {
  const id = useId();
  const [chosen, choose] = useState(0);
  const shown = behaviour[chosen] ?? behaviour[0];
  if (shown === undefined) return null;
  const verdict = groups
    .find(({ name }) => name === shown.group)
    ?.cases.find(({ title }) => title === shown.title)?.verdict;
  return (
    <>
      <div class="submission-choice">
        <label for={id}>Test</label>
        <select id={id} class="input" value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
          {behaviour.map(({ group, title, callCount, growths }, index) => (
            <option key={`${group}\n${title}`} value={index}>
              {group}: {title} ({growths.length > 0 ? 'growth' : counted(callCount, 'call')})
            </option>
          ))}
        </select>
      </div>
      <h2>{shown.title}</h2>
      <p class="soft">
        {verdict === undefined ? null : verdict === 'accepted' ? (
          <span class="good">passed</span>
        ) : (
          <span class="bad">failed</span>
        )}{' '}
        <PlaceLink to={{ part: 'tests', submission: number, group: shown.group, title: shown.title }}>
          look at the test
        </PlaceLink>
      </p>
      <Case behaviour={shown} />
    </>
  );
}

function Case({ behaviour: { title, calls, callCount, growths } }: { readonly behaviour: CaseBehaviour }) {
  const repeated = repeatedCalls(calls);
  return (
    <>
      {growths.map((growth, index) => (
        <GrowthPlot key={index} growth={growth} />
      ))}
      {calls.length === 0 ? null : <CallsPlot calls={calls} title={title} />}
      {callCount > calls.length ? (
        <p class="soft small">
          These are the first {calls.length} of {callCount.toLocaleString('en')} calls.
        </p>
      ) : null}
      {repeated.length === 0 ? null : (
        <section aria-labelledby="repeated">
          <h3 id="repeated">Done more than once</h3>
          <ul class="small">
            {repeated.slice(0, 10).map(({ what, count, waitsMs }) => (
              <li key={what}>
                <code>{what}</code> {count} times
                {waitsMs.some((ms) => ms > 0) ? `, after waits of ${waitsMs.map(formatVirtual).join(', ')}` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
      {calls.length === 0 ? null : <CallsTable calls={calls} />}
    </>
  );
}

function CallsTable({ calls }: { readonly calls: readonly BehaviourCall[] }) {
  return (
    <details>
      <summary>All calls, one by one</summary>
      <ScrollPane label="Calls">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">At</th>
              <th scope="col">Where to</th>
              <th scope="col">What</th>
              <th scope="col">Took</th>
              <th scope="col">Ended</th>
              <th scope="col">Fault</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call, index) => (
              <tr key={index}>
                <td class="number">{formatVirtual(call.atMs)}</td>
                <td>{laneOf(call)}</td>
                <td>
                  <code>{call.what}</code>
                </td>
                <td class="number">{call.tookMs === null ? 'never answered' : formatVirtual(call.tookMs)}</td>
                <td>{call.end ?? ''}</td>
                <td class="warn">{call.fault ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </details>
  );
}
