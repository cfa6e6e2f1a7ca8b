import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { actOfKey, type BoardAct, type KeyPlace } from './board-keys.ts';
import { letterKeys } from './letter-keys.ts';

type BoardKeys = Omit<KeyPlace, 'pageRows'> & {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly pageRows: () => number;
  readonly onAct: (act: BoardAct) => void;
};

const TAKES_TEXT = 'input:not([type="checkbox"]), select, textarea, [contenteditable]';

/** Has keys do what they do on a board, on the whole page: see `actOfKey`. */
export function useBoardKeys(keys: BoardKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { scroller, at, count, pageRows, onAct } = newest.current;
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      if (target.matches(TAKES_TEXT) || document.querySelector('dialog[open]') !== null) return;
      const act = actOfKey(
        {
          key: event.key,
          isModified: event.ctrlKey || event.altKey || event.metaKey,
          isOnRows: target === scroller.current,
          hasLetters: letterKeys.peek(),
        },
        { at, count, pageRows: pageRows() },
      );
      if (act === undefined) return;
      event.preventDefault();
      onAct(act);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
