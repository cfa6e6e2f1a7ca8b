import { useEffect, useState } from 'preact/hooks';
import type { Erasure } from '../../../protocol/candidate-view.ts';
import { dayAndTime } from '../../app/format-time.ts';
import { exportAddress, readCandidate } from '../api/hiring-client.ts';
import { INVITATION_STATES } from '../invitations/invitation-states.ts';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { StageForm } from './stage-form.tsx';
import { STAGE_WORDS } from './stage-words.ts';

/** One candidate: where they are, what was noted, what they were invited to. */
export function CandidatePage({ params: { id = '' }, person }: SignedInProps) {
  const { value: candidate, failure, reload } = useLoaded(() => readCandidate(id));
  const [isErasing, setErasing] = useState(false);
  const [erased, setErased] = useState<Erasure | undefined>(undefined);
  useEffect(() => {
    document.title = `minicase: ${candidate?.name ?? id}`;
  }, [candidate?.name, id]);
  if (erased !== undefined) return <Erased receipt={erased} />;
  if (candidate === undefined) return <Failure words={failure} />;
  const { name, portfolioUrl, stage, notes, invitations } = candidate;
  return (
    <>
      <p>
        <a href="/candidates">All candidates</a>
      </p>
      <h1>{name ?? id}</h1>
      <p class="soft">
        {name === null ? '' : `${id}, `}since {dayAndTime(candidate.createdAt)}
        {portfolioUrl === null ? null : (
          <>
            {', '}
            <a href={portfolioUrl} rel="noreferrer noopener nofollow" target="_blank">
              {portfolioUrl}
            </a>
          </>
        )}
      </p>
      <Failure words={failure} />
      <section class="card" aria-labelledby="stage">
        <h2 id="stage">Stage: {STAGE_WORDS[stage]}</h2>
        <StageForm key={stage} id={id} stage={stage} onDone={reload} />
        {notes.length === 0 ? null : (
          <ol class="notes">
            {notes.toReversed().map((note) => (
              <li key={note.at}>
                <p class="soft small">
                  {STAGE_WORDS[note.stage]}, {note.by}, {dayAndTime(note.at)}
                </p>
                <p class="as-written">{note.note}</p>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section class="card" aria-labelledby="invitations">
        <h2 id="invitations">Invitations</h2>
        <ul>
          {invitations.map((each) => (
            <li key={each.id}>
              {each.cases.join(', ')}: {INVITATION_STATES[each.state].words}{' '}
              <span class="soft small">
                invited by {each.createdBy}, {dayAndTime(each.createdAt)}
              </span>
            </li>
          ))}
        </ul>
        {invitations.length === 0 ? <p>None.</p> : null}
      </section>
      {person.role !== 'admin' ? null : (
        <section class="card" aria-labelledby="data">
          <h2 id="data">What is kept of them</h2>
          <p class="actions">
            <a class="button" href={exportAddress(id)} download>
              Export everything
            </a>
            <button type="button" class="button danger" onClick={() => setErasing(true)}>
              Erase…
            </button>
          </p>
        </section>
      )}
      {isErasing ? <EraseDialog id={id} onClose={() => setErasing(false)} onErased={setErased} /> : null}
    </>
  );
}

function Erased({ receipt }: { readonly receipt: Erasure }) {
  const removed = Object.entries(receipt.removed).filter(([, count]) => count > 0);
  return (
    <>
      <h1>Erased</h1>
      <p>Nothing of them is kept any more. This receipt does not name them:</p>
      <dl class="facts">
        <dt>Receipt</dt>
        <dd>
          <code>{receipt.id}</code>
        </dd>
        <dt>When and by whom</dt>
        <dd>
          {dayAndTime(receipt.at)}, {receipt.by}
        </dd>
        <dt>Removed</dt>
        <dd>{removed.map(([table, count]) => `${count} of ${table.replaceAll('_', ' ')}`).join(', ')}</dd>
        <dt>Salt and hash</dt>
        <dd>
          <code>{receipt.salt}</code> <code>{receipt.candidateHash}</code>
        </dd>
      </dl>
      <a href="/candidates">All candidates</a>
    </>
  );
}
