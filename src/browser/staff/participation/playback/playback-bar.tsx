import { useId } from 'preact/hooks';
import type { Saved } from '../timeline/bin-saves.ts';
import { formatWorkTime } from '../work-time.ts';
import { SPEEDS } from './playback-clock.ts';
import type { Playback } from './use-playback.ts';

type PlaybackBarProps = { readonly playback: Playback; readonly saves: readonly Saved[] };

export function PlaybackBar({ playback, saves }: PlaybackBarProps) {
  const { index, atMs, isPlaying, speed, skipsPauses, setSpeed, setSkipsPauses, toggle, seek } = playback;
  const id = useId();
  const save = saves[index];
  const where = `Save ${index + 1} of ${saves.length}, at ${formatWorkTime(save?.atMs ?? 0)}`;
  return (
    <fieldset class="playback-bar" aria-label="Playback">
      <button type="button" class="button primary" onClick={toggle}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        class="button icon"
        aria-label="Save before"
        disabled={index === 0}
        onClick={() => seek(index - 1)}
      >
        ‹
      </button>
      <button
        type="button"
        class="button icon"
        aria-label="Next save"
        disabled={index === saves.length - 1}
        onClick={() => seek(index + 1)}
      >
        ›
      </button>
      <label class="visually-hidden" for={id}>
        Save
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={saves.length - 1}
        step={1}
        value={index}
        aria-valuetext={where}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
      <span class="playback-where small number">
        {formatWorkTime(isPlaying ? atMs : (save?.atMs ?? 0))}, save {index + 1} of {saves.length}:{' '}
        <span class="good">+{save?.linesAdded ?? 0}</span> <span class="bad">−{save?.linesRemoved ?? 0}</span>
        {save?.isLarge === true ? <span class="warn"> a lot at once: worth asking about</span> : null}
      </span>
      <fieldset class="speeds">
        <legend class="visually-hidden">Speed</legend>
        {SPEEDS.map((each) => (
          <label key={each} class="choice">
            <input type="radio" name={`${id}-speed`} checked={each === speed} onChange={() => setSpeed(each)} />
            {each}×
          </label>
        ))}
      </fieldset>
      <label class="choice small">
        <input
          type="checkbox"
          checked={skipsPauses}
          onChange={(event) => setSkipsPauses(event.currentTarget.checked)}
        />
        Cut long pauses short
      </label>
      <span class="soft small keys">
        <kbd>Space</kbd> plays, <kbd>←</kbd> <kbd>→</kbd> step
      </span>
    </fieldset>
  );
}
