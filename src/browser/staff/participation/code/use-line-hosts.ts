import { type ComponentChild, render } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { LinePlaces } from './line-place.ts';

/** Keeps an element for each line that something stands below, and renders that into it. */
export function useLineHosts(contents: ReadonlyMap<number, ComponentChild>): LinePlaces {
  const hosts = useRef(new Map<number, HTMLElement>());
  const lines = [...contents.keys()].sort((one, other) => one - other);
  const places = useMemo(() => {
    const kept = new Map<number, HTMLElement>();
    for (const line of lines) kept.set(line, hosts.current.get(line) ?? makeHost());
    for (const [line, host] of hosts.current) if (!kept.has(line)) render(null, host);
    hosts.current = kept;
    return kept;
  }, [lines.join()]);
  useEffect(() => {
    for (const [line, host] of places) render(contents.get(line), host);
  });
  useEffect(
    () => () => {
      for (const host of hosts.current.values()) render(null, host);
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
