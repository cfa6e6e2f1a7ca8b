import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Timeline } from '../../../../protocol/review/participation-view.ts';
import { changesBetween } from '../../../files/files.ts';
import { Failure } from '../../parts/failure.tsx';
import { useLoaded } from '../../parts/use-loaded.ts';
import { changedLines } from '../code/changed-lines.ts';
import { CodeView } from '../code/code-view.tsx';
import { FileChoice } from '../code/file-choice.tsx';
import { useParticipation } from '../participation-context.ts';
import { isJudged, isSaved, type Saved } from '../timeline/bin-saves.ts';
import { PartWaiting, WhenLoaded } from '../when-loaded.tsx';
import { PlaybackBar } from './playback-bar.tsx';
import { RunsSoFar } from './runs-so-far.tsx';
import { type Frame, usePlayback } from './use-playback.ts';

/** How the code came about, as one would have seen it. */
export function PlaybackPart() {
  const { data } = useParticipation();
  const loaded = useLoaded(() => data.timeline());
  return (
    <WhenLoaded loaded={loaded}>
      {(timeline) => {
        const saves = timeline.events.filter(isSaved);
        if (saves.length > 0) return <Player timeline={timeline} saves={saves} />;
        return (
          <div class="empty">
            <p>There are no saves to play: the work was done elsewhere, or has not begun.</p>
          </div>
        );
      }}
    </WhenLoaded>
  );
}

type PlayerProps = { readonly timeline: Timeline; readonly saves: readonly Saved[] };

function Player({ timeline, saves }: PlayerProps) {
  const { data, place } = useParticipation();
  const first = Math.max(
    0,
    saves.findIndex(({ revision }) => revision === place.revision),
  );
  const playback = usePlayback(data, saves, timeline.starter, first);
  const { frame, failure, index, atMs, toggle, seek } = playback;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || isTakenBy(event)) return;
      if (event.key === ' ') toggle();
      else if (event.key === 'ArrowRight') seek(index + 1);
      else if (event.key === 'ArrowLeft') seek(index - 1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <>
      <PlaybackBar playback={playback} saves={saves} />
      <Failure words={failure} />
      {frame === undefined ? <PartWaiting /> : <FrameView frame={frame} />}
      <RunsSoFar runs={timeline.events.filter(isJudged)} atMs={atMs} />
    </>
  );
}

/** Whether a key has a meaning where the focus is: the slider's arrows, a button's space. */
function isTakenBy({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || document.querySelector('dialog[open]') !== null) return true;
  if (target.matches('input[type="range"]')) return key !== ' ';
  if (target.matches('button, summary, input[type="checkbox"], a')) return key === ' ';
  return target.isContentEditable || target.matches('input, select, textarea, [role="tab"]');
}

function FrameView({ frame }: { readonly frame: Frame }) {
  const [chosen, choose] = useState<string | undefined>(undefined);
  const [isFollowing, setFollowing] = useState(true);
  const changes = useMemo(() => changesBetween(frame.before, frame.files), [frame]);
  const shownLast = frame.files.find(({ path }) => path === chosen);
  const changedFile = changes.some(({ path }) => path === chosen)
    ? shownLast
    : frame.files.find(({ path }) => changes.some((change) => change.path === path));
  const file = (isFollowing ? changedFile : undefined) ?? shownLast ?? frame.files[0];
  useEffect(() => choose(file?.path), [file?.path]);
  const before = frame.before.find(({ path }) => path === file?.path)?.content ?? '';
  const changed = useMemo(() => (file === undefined ? [] : changedLines(before, file.content)), [before, file]);
  if (file === undefined) return <p class="soft">There were no files then.</p>;
  return (
    <>
      <label class="choice spaced-below">
        <input type="checkbox" checked={isFollowing} onChange={(event) => setFollowing(event.currentTarget.checked)} />
        Follow what changes
      </label>
      <div class="code-part playback">
        <FileChoice
          files={frame.files.map(({ path }) => ({
            path,
            note: changes.some((change) => change.path === path) ? 'changed' : '',
          }))}
          shown={file.path}
          onChoose={(path) => {
            setFollowing(false);
            choose(path);
          }}
        />
        <CodeView path={file.path} content={file.content} changed={changed} followsChanges={isFollowing} />
      </div>
    </>
  );
}
