import { useEffect, useRef, useState } from 'preact/hooks';
import type { SourceFile } from '../../../../domain/source-file.ts';
import { wordsFor } from '../../../api/problem.ts';
import { announce } from '../../../design/parts/announcer.tsx';
import type { ParticipationData } from '../participation-data.ts';
import type { Saved } from '../timeline/bin-saves.ts';
import { formatWorkTime } from '../work-time.ts';
import { advance, indexAt, type Speed } from './playback-clock.ts';

type Files = readonly SourceFile[];

/** What is shown: the files of a save, and those that it is compared with. */
export type Frame = { readonly index: number; readonly before: Files; readonly files: Files };

export type Playback = {
  readonly frame: Frame | undefined;
  readonly failure: string | undefined;
  readonly index: number;
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly skipsPauses: boolean;
  readonly setSpeed: (speed: Speed) => void;
  readonly setSkipsPauses: (skips: boolean) => void;
  readonly toggle: () => void;
  /** Goes to a save, and stays there. */
  readonly seek: (index: number) => void;
};

const TICK_MS = 250;
/** Who asks for little motion is shown another picture once in a second. */
const CALM_TICK_MS = 1_000;
const FETCHED_AHEAD = 6;

/** Plays saves, one after the other, as fast as they were made or faster; it waits for what is not loaded yet. */
export function usePlayback(data: ParticipationData, saves: readonly Saved[], starter: Files, first: number): Playback {
  const [atMs, setAt] = useState(saves[first]?.atMs ?? 0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(4);
  const [skipsPauses, setSkipsPauses] = useState(true);
  const [frame, setFrame] = useState<Frame | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const wanted = useRef(-1);
  const index = indexAt(saves, atMs);

  const filesOf = async (at: number): Promise<Files> => {
    const save = saves[at];
    return save === undefined ? starter : (await data.save(save.revision)).files;
  };
  const show = async (at: number, beforeAt: number) => {
    wanted.current = at;
    try {
      const [before, files] = await Promise.all([filesOf(beforeAt), filesOf(at)]);
      if (wanted.current !== at) return;
      setFrame({ index: at, before, files });
      setFailure(undefined);
    } catch (error) {
      if (wanted.current === at) setFailure(wordsFor(error));
      setPlaying(false);
    }
  };
  useEffect(() => {
    if (wanted.current === index) return;
    // While it plays, what is marked is what changed since the picture before, and that need not be one save.
    void show(index, isPlaying && frame !== undefined && frame.index < index ? frame.index : index - 1);
  }, [index]);

  useEffect(() => {
    if (!isPlaying) return;
    const tickMs = matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM_TICK_MS : TICK_MS;
    const timer = setInterval(() => {
      if (frame?.index !== index) return;
      const step = (from: number) => advance(saves, from, tickMs * speed, skipsPauses);
      let ahead = step(atMs);
      setAt(ahead);
      for (let count = 0; count < FETCHED_AHEAD; count += 1) {
        filesOf(indexAt(saves, ahead)).catch(() => undefined);
        ahead = step(ahead);
      }
    }, tickMs);
    return () => clearInterval(timer);
  }, [isPlaying, atMs, index, frame, speed, skipsPauses]);

  const isAtEnd = index === saves.length - 1;
  useEffect(() => {
    if (!isPlaying || !isAtEnd || frame?.index !== index) return;
    setPlaying(false);
    announce('That was the last save.');
  }, [isPlaying, isAtEnd, frame]);

  const seek = (to: number) => {
    setPlaying(false);
    setAt(saves[Math.min(saves.length - 1, Math.max(0, to))]?.atMs ?? 0);
    for (const near of [to + 1, to + 2, to - 2]) if (saves[near] !== undefined) filesOf(near).catch(() => undefined);
  };
  const toggle = () => {
    if (!isPlaying && isAtEnd) setAt(saves[0]?.atMs ?? 0);
    setPlaying(!isPlaying);
    announce(isPlaying ? `Paused at ${formatWorkTime(atMs)}, save ${index + 1} of ${saves.length}.` : 'Playing.');
  };
  return { frame, failure, index, atMs, isPlaying, speed, skipsPauses, setSpeed, setSkipsPauses, toggle, seek };
}
