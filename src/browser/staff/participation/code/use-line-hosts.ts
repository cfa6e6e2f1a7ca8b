import { type ComponentChild, render } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { LinePlaces } from './line-place.ts';

/** Keeps an element for each line that something stands below, and renders that into it. */
export function useLineHosts(contents: ReadonlyMap<number, ComponentChild>): LinePlaces {
  const shown = useRef<LinePlaces>(new Map());
  const lines = [...contents.keys()].sort((one, other) => one - other);
  const places = useMemo(
    (): LinePlaces => new Map(lines.map((line) => [line, shown.current.get(line) ?? makeHost()])),
    [lines.join()],
  );
  // Not while the component itself is rendered: Preact renders one tree at a time.
  useEffect(() => {
    for (const [line, host] of shown.current) if (!places.has(line)) render(null, host);
    for (const [line, host] of places) render(contents.get(line), host);
    shown.current = places;
  });
  useEffect(
    () => () => {
      for (const host of shown.current.values()) render(null, host);
    },
    [],
  );
  return places;
}

function makeHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'line-place';
  return host;
}
