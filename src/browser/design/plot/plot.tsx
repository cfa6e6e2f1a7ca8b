import { type Markish, type PlotOptions, plot } from '@observablehq/plot';
import { useEffect, useRef, useState } from 'preact/hooks';
import './plot.css';

/** The one name that the content security policy lets a plot's own style sheet have. */
const CLASS = 'plot';

export type PlotProps = {
  /** What it shows, in a sentence, for who does not see it. */
  readonly label: string;
  readonly marks: readonly Markish[];
  readonly options?: Omit<PlotOptions, 'marks' | 'className' | 'width' | 'ariaLabel'>;
};

/** A plot as wide as its place. Colours are the design's custom properties, such as `var(--accent)`. */
export function Plot({ label, marks, options = {} }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    const drawn = plot({ ...options, marks: [...marks], className: CLASS, width, ariaLabel: label });
    drawn.setAttribute('role', 'img');
    // Its marks have names as if somebody could go from one to the next: the whole has one, and they are nothing apart.
    for (const mark of drawn.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
    place.current?.replaceChildren(drawn);
  }, [width, label, marks, options]);
  return <div class="plot-place" ref={place} />;
}
