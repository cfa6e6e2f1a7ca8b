import { useEffect, useMemo } from 'preact/hooks';
import { lazy } from '../../design/parts/lazy.tsx';
import { Tabs } from '../../design/parts/tabs.tsx';
import { readParticipation } from '../api/participation-client.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SignedInProps } from '../signed-in.tsx';
import { Neighbours } from './neighbours.tsx';
import { ParticipationContext } from './participation-context.ts';
import { openParticipationData } from './participation-data.ts';
import { ParticipationHead } from './participation-head.tsx';
import { PARTS, type Part } from './place.ts';
import { usePlace } from './use-place.ts';
import { PartWaiting, WhenLoaded } from './when-loaded.tsx';
import './participation.css';

const waiting = <PartWaiting />;

/** Each is loaded when it is first looked at: plots and editors are large. */
const VIEWS: Readonly<Record<Part, ReturnType<typeof lazy<object>>>> = {
  timeline: lazy(async () => (await import('./timeline/timeline-part.tsx')).TimelinePart, waiting),
  playback: lazy(async () => (await import('./playback/playback-part.tsx')).PlaybackPart, waiting),
  code: lazy(async () => (await import('./code/code-part.tsx')).CodePart, waiting),
  tests: lazy(async () => (await import('./results/results-part.tsx')).ResultsPart, waiting),
  behaviour: lazy(async () => (await import('./behaviour-part.tsx')).BehaviourPart, waiting),
  notes: lazy(async () => (await import('./notes-part.tsx')).NotesPart, waiting),
  review: lazy(async () => (await import('./review/review-part.tsx')).ReviewPart, waiting),
  similarity: lazy(async () => (await import('./similarity/similarity-part.tsx')).SimilarityPart, waiting),
  interview: lazy(async () => (await import('./interview/interview-part.tsx')).InterviewPart, waiting),
  decision: lazy(async () => (await import('./decision/decision-part.tsx')).DecisionPart, waiting),
};

const PART_NAMES: Readonly<Record<Part, string>> = {
  timeline: 'Timeline',
  playback: 'Playback',
  code: 'Code',
  tests: 'Tests',
  behaviour: 'Behaviour',
  notes: 'Notes',
  review: 'Review',
  similarity: 'Similarity',
  interview: 'Interview',
  decision: 'Decision',
};

const TABS = PARTS.map((id) => ({ id, label: PART_NAMES[id] }));

/** One candidate's work on one challenge: all that there is to see of it, and what people think of it. */
export function ParticipationPage({ params: { id = '' } }: SignedInProps) {
  const loaded = useLoaded(() => readParticipation(id));
  const data = useMemo(() => openParticipationData(id), [id]);
  const [place, go] = usePlace();
  const { value: view, reload } = loaded;
  const name = view?.candidate?.name ?? view?.alias;
  useEffect(() => {
    document.title = name === undefined ? 'minicase: participation' : `minicase: ${name}, ${PART_NAMES[place.part]}`;
  }, [name, place.part]);
  const isShown = view !== undefined;
  useEffect(() => {
    // In a narrow window the tabs are wider than their place.
    const tab = document.querySelector('.part-tabs [aria-selected="true"]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown, place.part]);
  const View = VIEWS[place.part];
  return (
    <WhenLoaded loaded={loaded}>
      {(shown) => (
        <ParticipationContext.Provider value={{ view: shown, data, place, go, reload }}>
          <Neighbours />
          <ParticipationHead />
          <div class="part-tabs no-print">
            <Tabs
              label="Parts of the work"
              tabs={TABS}
              selected={place.part}
              onSelect={(part) => go({ part })}
              controls="part"
            />
          </div>
          <div id="part" class="part" role="tabpanel" aria-label={PART_NAMES[place.part]} tabIndex={-1}>
            <View key={place.part} />
          </div>
        </ParticipationContext.Provider>
      )}
    </WhenLoaded>
  );
}
