import type { CaseName, Timeline } from '../../../../protocol/review/participation-view.ts';
import { counted } from '../../../app/counted.ts';
import { VERDICT_WORDS } from '../../../run/describe-run.ts';
import { formatPoints } from '../describe-score.ts';
import { PlaceLink } from '../place-link.tsx';
import { END_WORDS } from '../state-words.ts';
import { formatWorkTime } from '../work-time.ts';
import type { Judged } from './bin-saves.ts';
import { type SavesEntry, type TimelineEntry, timelineEntries } from './timeline-entries.ts';

/** What happened, line by line. */
export function TimelineList({ timeline }: { readonly timeline: Timeline }) {
  return (
    <ol class="timeline plain">
      {timelineEntries(timeline.events).map((entry, index) => (
        <li key={index} class={entry.type}>
          <span class="at number soft">{formatWorkTime(entry.type === 'saves' ? entry.toMs : entry.atMs)}</span>
          <div>
            <Entry entry={entry} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  switch (entry.type) {
    case 'begun':
      return <p>Begun.</p>;
    case 'ended':
      return <p>Over: {END_WORDS[entry.by]}.</p>;
    case 'saves':
      return <SavesLine entry={entry} />;
    case 'judged':
      return <JudgedLine event={entry} />;
  }
}

function SavesLine({
  entry: { count, fromMs, revision, added, removed, files, isLarge },
}: {
  readonly entry: SavesEntry;
}) {
  return (
    <>
      <p>
        {count === 1 ? 'Saved' : `${count} saves since ${formatWorkTime(fromMs)}`}:{' '}
        <span class="good number">+{added}</span> <span class="bad number">−{removed}</span>
        <span class="visually-hidden"> lines added and removed</span> in {files.join(', ')}{' '}
        <PlaceLink to={{ part: 'playback', revision }} class="small no-print">
          watch
        </PlaceLink>
      </p>
      {isLarge ? (
        <p class="small warn">
          A lot came at once: worth asking about. It may well have been typed elsewhere, or moved from another file.
        </p>
      ) : null}
    </>
  );
}

function JudgedLine({ event }: { readonly event: Judged }) {
  const { number, kind, origin, verdict, score, cases, turnedGreen, turnedRed } = event;
  const what = kind === 'sample' ? 'Samples run' : origin === 'deadline' ? 'Handed in at the deadline' : 'Submitted';
  return (
    <>
      <p>
        <b>{what}</b>: {verdict === null ? 'not judged' : VERDICT_WORDS[verdict].toLowerCase()},{' '}
        {score === null ? '' : `${formatPoints(score)} points, `}
        {cases.accepted} of {counted(cases.total, 'test')}{' '}
        <PlaceLink to={{ part: 'tests', submission: number }} class="small no-print">
          look at number {number}
        </PlaceLink>
      </p>
      <Turned cases={turnedGreen} words="turned green" tone="good" number={number} />
      <Turned cases={turnedRed} words="turned red" tone="bad" number={number} />
    </>
  );
}

type TurnedProps = {
  readonly cases: readonly CaseName[];
  readonly words: string;
  readonly tone: 'good' | 'bad';
  readonly number: number;
};

const SHOWN_AT_ONCE = 4;

function Turned({ cases, words, tone, number }: TurnedProps) {
  if (cases.length === 0) return null;
  const head = (
    <span class={tone}>
      <span aria-hidden="true">{tone === 'good' ? '✓' : '✗'}</span> {cases.length} {words}
    </span>
  );
  const list = (
    <ul class="small turned">
      {cases.map(({ group, title }) => (
        <li key={`${group}\n${title}`}>
          <PlaceLink to={{ part: 'tests', submission: number, group, title }}>{title}</PlaceLink>{' '}
          <span class="soft">{group}</span>
        </li>
      ))}
    </ul>
  );
  if (cases.length <= SHOWN_AT_ONCE) {
    return (
      <>
        <p class="small">{head}:</p>
        {list}
      </>
    );
  }
  return (
    <details>
      <summary class="small">{head}</summary>
      {list}
    </details>
  );
}
