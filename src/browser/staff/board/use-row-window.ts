import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { type RowPlaces, type RowWindow, rowsInSight } from './row-window.ts';

/** The rows that are to be drawn. What draws by it is drawn again when rows come into sight, not at each scroll. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, { count, rowPx, headPx }: RowPlaces): RowWindow {
  const [shown, show] = useState<RowWindow>({ first: 0, end: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    // Read when it changes, and not at each scroll: reading it has the page laid out.
    let viewPx = element.clientHeight;
    const update = () => {
      const next = rowsInSight({ count, rowPx, headPx }, element.scrollTop, viewPx);
      show((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    const observer = new ResizeObserver(() => {
      viewPx = element.clientHeight;
      update();
    });
    update();
    observer.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [scroller, count, rowPx, headPx]);
  return { first: Math.min(shown.first, count), end: Math.min(shown.end, count) };
}
