import { useState } from 'preact/hooks';
import { counted } from '../../app/counted.ts';
import { VERDICT_WORDS } from '../../run/describe-run.ts';
import { RevealDialog } from '../parts/reveal-dialog.tsx';
import { CategoryBars } from './category-bars.tsx';
import { describeRank, describeScore } from './describe-score.ts';
import { useParticipation } from './participation-context.ts';
import { END_WORDS, PARTICIPATION_STATES } from './state-words.ts';
import { formatWorkTime } from './work-time.ts';

/** Whose work it is, as far as the reader may know, and what it came to. */
export function ParticipationHead() {
  const { view, reload } = useParticipation();
  const [isRevealing, setRevealing] = useState(false);
  const { alias, candidate, challenge, state, endedBy, result } = view;
  const { words, tone, note } = PARTICIPATION_STATES[state];
  return (
    <header class="participation-head">
      <div class="list-head">
        <h1>{candidate === null ? alias : (candidate.name ?? candidate.id)}</h1>
        {candidate === null ? (
          <button type="button" class="button tiny no-print" onClick={() => setRevealing(true)}>
            Reveal who it is…
          </button>
        ) : null}
      </div>
      <p class="soft">
        {candidate === null ? null : <>{alias}, </>}
        {challenge.title} <span class={`badge ${tone}`}>{words}</span>
        {endedBy === null ? null : <> {END_WORDS[endedBy]}</>}
        {candidate?.portfolioUrl == null ? null : (
          <>
            {', '}
            <a href={candidate.portfolioUrl} rel="noreferrer noopener nofollow" target="_blank">
              {candidate.portfolioUrl}
            </a>
          </>
        )}
      </p>
      {note === null ? null : (
        <div class={state === 'working' ? 'banner warn spaced-below' : 'banner spaced-below'}>
          <p>{note}</p>
        </div>
      )}
      {result === null ? <NothingJudged /> : <Result />}
      {isRevealing ? (
        <RevealDialog
          slug={view.challenge.slug}
          rows={[view]}
          onClose={() => setRevealing(false)}
          onRevealed={reload}
        />
      ) : null}
    </header>
  );
}

function NothingJudged() {
  const { view } = useParticipation();
  if (view.state === 'invited' || view.state === 'missed' || view.state === 'withdrawn') return null;
  return (
    <>
      <p class="soft">Nothing was judged yet that counts: there is no score.</p>
      <Effort />
    </>
  );
}

function Result() {
  const { view } = useParticipation();
  const { result, cohort } = view;
  if (result === null) return null;
  const rank = describeRank(cohort);
  return (
    <div class="result-head">
      <div>
        <p class="total number">
          <b>{describeScore(result)}</b> <span class="soft">of 100</span>
        </p>
        <p class="soft small">
          {VERDICT_WORDS[result.verdict]}
          {rank === undefined ? '' : `; ${rank}`}
        </p>
        {result.isBorderline ? (
          <p class="small warn">
            Borderline: its processor time ended near the limit, so it was judged again. The best run counts.
          </p>
        ) : null}
        <Effort />
      </div>
      <CategoryBars categories={result.categories} />
    </div>
  );
}

function Effort() {
  const { timeUsedMs, submissions, counted: number } = useParticipation().view;
  const sent = submissions.filter(({ kind }) => kind === 'submission').length;
  const parts = [
    timeUsedMs === null ? [] : `${formatWorkTime(timeUsedMs)} of work`,
    counted(sent, 'submission'),
    counted(submissions.length - sent, 'sample run'),
    number === null ? [] : `submission ${number} counts`,
  ].flat();
  return <p class="soft small number">{parts.join(', ')}</p>;
}
