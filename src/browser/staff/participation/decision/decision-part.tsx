import { useState } from 'preact/hooks';
import type { Decisions } from '../../../../protocol/review/review-view.ts';
import { dayAndTime } from '../../../app/format-time.ts';
import { readDecisions, readReviews } from '../../api/participation-client.ts';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useParticipation } from '../participation-context.ts';
import { PlaceLink } from '../place-link.tsx';
import { WhenLoaded } from '../when-loaded.tsx';
import { DecisionCard } from './decision-card.tsx';
import { DECISION_STATES } from './decision-words.ts';
import { ProposeForm } from './propose-form.tsx';
import { ReportLink } from './report-link.tsx';
import { SecondReadingForm } from './second-reading-form.tsx';

/** What is decided, by two people. */
export function DecisionPart() {
  const { view } = useParticipation();
  const loaded = useLoaded(async () => {
    const [decisions, { mine }] = await Promise.all([readDecisions(view.id), readReviews(view.id)]);
    return { decisions, hasMarked: mine?.isFinal === true };
  });
  return (
    <>
      <h2>Decision</h2>
      <WhenLoaded loaded={loaded}>
        {({ decisions, hasMarked }) => <Decided decisions={decisions} hasMarked={hasMarked} onChange={loaded.reload} />}
      </WhenLoaded>
    </>
  );
}

/** What waits is kept from who has not marked the work: nobody is to be led. */
function Hidden({ hidden: { state, proposedBy, proposedAt } }: { readonly hidden: NonNullable<Decisions['hidden']> }) {
  return (
    <section class="card" aria-label="Current decision">
      <h3>
        A proposal <span class={`badge ${DECISION_STATES[state].tone}`}>{DECISION_STATES[state].words}</span>
      </h3>
      <p class="soft small">
        Proposed by {proposedBy}, {dayAndTime(proposedAt)}
      </p>
      <p>
        What it says is told once <PlaceLink to={{ part: 'review' }}>your own review</PlaceLink> is final, so that it
        leads nobody. After that you can be its second reader, or propose another.
      </p>
    </section>
  );
}

function MarkFirst() {
  return (
    <div class="banner spaced-below">
      <p>
        Whoever proposes a decision has marked the work:{' '}
        <PlaceLink to={{ part: 'review' }}>hand in your review</PlaceLink> first.
      </p>
    </div>
  );
}

type DecidedProps = {
  readonly decisions: Decisions;
  /** Whether the reader's own review is final: no score decides by itself. */
  readonly hasMarked: boolean;
  readonly onChange: () => Promise<void>;
};

function Decided({ decisions: { current, history, hidden, reportLinkMadeAt }, hasMarked, onChange }: DecidedProps) {
  const [isProposing, setProposing] = useState(false);
  const done = async () => {
    await onChange();
    setProposing(false);
  };
  const form = hasMarked ? <ProposeForm before={current} onDone={done} /> : <MarkFirst />;
  return (
    <>
      {hidden !== null ? (
        <Hidden hidden={hidden} />
      ) : current === null ? (
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
          {current.state === 'made' ? <ReportLink madeAt={reportLinkMadeAt} onChange={onChange} /> : null}
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
