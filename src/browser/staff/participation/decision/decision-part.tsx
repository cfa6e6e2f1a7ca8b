import { useState } from 'preact/hooks';
import type { Decisions } from '../../../../protocol/review/review-view.ts';
import { readDecisions } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { WhenLoaded } from '../when-loaded.tsx';
import { DecisionCard } from './decision-card.tsx';
import { ProposeForm } from './propose-form.tsx';
import { ReportLink } from './report-link.tsx';
import { SecondReadingForm } from './second-reading-form.tsx';

/** What is decided, by two people. */
export function DecisionPart() {
  const { view } = useParticipation();
  const loaded = useLoaded(() => readDecisions(view.id));
  return (
    <>
      <h2>Decision</h2>
      <WhenLoaded loaded={loaded}>
        {(decisions) => <Decided decisions={decisions} onChange={loaded.reload} />}
      </WhenLoaded>
    </>
  );
}

type DecidedProps = { readonly decisions: Decisions; readonly onChange: () => Promise<void> };

function Decided({ decisions: { current, history, reportLinkMadeAt }, onChange }: DecidedProps) {
  const [isProposing, setProposing] = useState(false);
  const done = async () => {
    await onChange();
    setProposing(false);
  };
  const form = <ProposeForm before={current} onDone={done} />;
  return (
    <>
      {current === null ? (
        <>
          <p class="soft">Nothing is decided yet. One person proposes, and another one reads it and agrees.</p>
          {form}
        </>
      ) : (
        <>
          <section class="card" aria-label="Current decision">
            <DecisionCard decision={current} />
            {current.state !== 'proposed' ? null : current.isMine ? (
              <p class="soft">You proposed it: somebody else has to be the second reader.</p>
            ) : (
              <SecondReadingForm onDone={done} />
            )}
          </section>
          {isProposing ? (
            form
          ) : (
            <p class="actions spaced-below">
              <button type="button" class="button" onClick={() => setProposing(true)}>
                Propose another…
              </button>
            </p>
          )}
          <ReportLink madeAt={reportLinkMadeAt} onChange={onChange} />
        </>
      )}
      {history.length === 0 ? null : (
        <section aria-labelledby="history">
          <h3 id="history">Before</h3>
          <ol class="plain">
            {history.map((decision) => (
              <li key={decision.proposedAt} class="card">
                <DecisionCard decision={decision} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
