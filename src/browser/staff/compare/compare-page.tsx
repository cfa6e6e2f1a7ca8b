import { useEffect, useState } from 'preact/hooks';
import { Tabs } from '../../design/parts/tabs.tsx';
import { Failure } from '../parts/failure.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';
import { BehaviourPart } from './behaviour-part.tsx';
import { CodePart } from './code-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { ScoresPart } from './scores-part.tsx';
import { readSides, SIDES, type Side } from './side.ts';
import { SideHeads } from './side-heads.tsx';
import { TestsPart } from './tests-part.tsx';
import './compare.css';

const PARTS = [
  { id: 'scores', label: 'Scores', Part: ScoresPart },
  { id: 'tests', label: 'Tests', Part: TestsPart },
  { id: 'code', label: 'Code', Part: CodePart },
  { id: 'behaviour', label: 'Behaviour', Part: BehaviourPart },
  { id: 'notes', label: 'Notes', Part: NotesPart },
] as const;
type PartId = (typeof PARTS)[number]['id'];

/** Two to four candidates beside each other: who is compared, and by what, stands in the address. */
export function ComparePage({ params }: SignedInProps) {
  const slug = params['slug'] ?? '';
  const ids = [...new Set(new URLSearchParams(location.search).get('with')?.split(',').filter(Boolean) ?? [])];
  useEffect(() => {
    document.title = 'minicase: compare';
  }, []);
  const board = `/challenges/${slug}/board?picked=${ids.join(',')}`;
  if (ids.length >= SIDES.least && ids.length <= SIDES.most) return <Compared ids={ids} board={board} slug={slug} />;
  return (
    <>
      <h1>Compare</h1>
      <div class="empty card">
        <p>
          {SIDES.least} to {SIDES.most} candidates can be compared; this address names {ids.length}.
        </p>
        <a class="button primary" href={board}>
          Pick them on the board
        </a>
      </div>
    </>
  );
}

type ComparedProps = { readonly ids: readonly string[]; readonly board: string; readonly slug: string };

function Compared({ ids, board, slug }: ComparedProps) {
  const { value: sides, failure, reload } = useLoaded(() => readSides(ids));
  const others = sides?.filter(({ participation }) => participation.challenge.slug !== slug) ?? [];
  return (
    <div class="compare">
      <p class="small">
        <a href={board}>Back to the board</a>
      </p>
      <h1>Compare{sides === undefined ? '' : `: ${sides[0]?.participation.challenge.title}`}</h1>
      <Failure words={failure} />
      {failure === undefined ? null : (
        <button type="button" class="button" onClick={() => void reload()}>
          Try again
        </button>
      )}
      {sides === undefined && failure === undefined ? <div class="skeleton page-waiting" aria-busy="true" /> : null}
      {others.length === 0 ? null : (
        <p class="banner warn">Not all of them worked on this challenge: what differs may be the challenges.</p>
      )}
      {sides === undefined ? null : <Parts sides={sides} />}
    </div>
  );
}

function Parts({ sides }: { readonly sides: readonly Side[] }) {
  const [selected, select] = useState<PartId>(readPart);
  const Part = PARTS.find(({ id }) => id === selected)?.Part ?? ScoresPart;
  const show = (id: PartId) => {
    select(id);
    const search = new URLSearchParams(location.search);
    search.set('show', id);
    history.replaceState(null, '', `${location.pathname}?${search.toString().replaceAll('%2C', ',')}`);
  };
  const versions = new Set(sides.flatMap(({ submission }) => submission?.versionNumber ?? []));
  return (
    <>
      <SideHeads sides={sides} />
      {versions.size > 1 ? (
        <p class="banner warn spaced-below">
          They were judged by different versions of the challenge ({[...versions].sort((a, b) => a - b).join(', ')}): an
          author can judge all of them again by one.
        </p>
      ) : null}
      <Tabs label="What to compare" tabs={PARTS} selected={selected} onSelect={show} controls="compared" />
      <div id="compared" class="compared" role="tabpanel" aria-label={PARTS.find(({ id }) => id === selected)?.label}>
        <Part sides={sides} />
      </div>
    </>
  );
}

function readPart(): PartId {
  const wanted = new URLSearchParams(location.search).get('show');
  return PARTS.find(({ id }) => id === wanted)?.id ?? 'scores';
}
