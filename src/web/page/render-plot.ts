import { html } from 'hono/html';
import type { Markup } from '../check-report/markup.ts';

export type Axis = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
};

export type Dot = {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly tone: 'good' | 'bad' | 'partial' | 'plain';
};

/** A straight line between two points of the axes. */
export type PlotLine = {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly kind: 'guide' | 'line';
};

const SIZE = 340;
const MARGIN = { left: 46, right: 12, top: 12, bottom: 40 } as const;

/** A scatter plot; each dot says what it is when it is pointed at. */
export function renderScatter(
  name: string,
  axes: { readonly x: Axis; readonly y: Axis },
  dots: readonly Dot[],
  lines: readonly PlotLine[] = [],
): Markup {
  const [x, y] = [scale(axes.x, MARGIN.left, SIZE - MARGIN.right), scale(axes.y, SIZE - MARGIN.bottom, MARGIN.top)];
  const [left, bottom] = [MARGIN.left, SIZE - MARGIN.bottom];
  return html`<svg class="plot" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${name}">
    ${axes.x.ticks.map((tick) => html`<text x="${x(tick)}" y="${bottom + 15}" text-anchor="middle">${tick}</text>`)}
    ${axes.y.ticks.map((tick) => html`<text x="${left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`)}
    <text x="${(left + SIZE) / 2}" y="${SIZE - 6}" text-anchor="middle">${axes.x.label}</text>
    <text transform="rotate(-90)" x="${-bottom / 2}" y="12" text-anchor="middle">${axes.y.label}</text>
    ${lines.map((line) => html`<line class="${line.kind}" x1="${x(line.x[0])}" y1="${y(line.y[0])}" x2="${x(line.x[1])}" y2="${y(line.y[1])}"></line>`)}
    <path class="axis" fill="none" d="M${left} ${MARGIN.top}V${bottom}H${SIZE - MARGIN.right}"></path>
    ${dots.map((dot) => html`<circle class="dot ${dot.tone}" cx="${x(dot.x)}" cy="${y(dot.y)}" r="5"><title>${dot.title}</title></circle>`)}
  </svg>`;
}

/** How many are in each bin, as bars of a width. */
export function renderHistogram(
  name: string,
  bins: readonly number[],
  labels: readonly string[],
  label: string,
): Markup {
  const most = Math.max(1, ...bins);
  const width = (SIZE - MARGIN.left - MARGIN.right) / bins.length;
  const bottom = SIZE - MARGIN.bottom;
  const y = scale({ from: 0, to: most }, bottom, MARGIN.top);
  return html`<svg class="plot" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${name}">
    ${[0, most].map((tick) => html`<text x="${MARGIN.left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`)}
    ${bins.map((count, index) => {
      const left = round(MARGIN.left + index * width);
      return html`<rect class="bar-shape" x="${left + 1}" y="${y(count)}" width="${round(width - 2)}" height="${round(bottom - y(count))}"><title>${labels[index]}: ${count}</title></rect>
      <text x="${left}" y="${bottom + 15}">${labels[index]?.split('–')[0]}</text>`;
    })}
    <text x="${(MARGIN.left + SIZE) / 2}" y="${SIZE - 6}" text-anchor="middle">${label}</text>
    <path class="axis" fill="none" d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${SIZE - MARGIN.right}"></path>
  </svg>`;
}

function scale({ from, to }: Pick<Axis, 'from' | 'to'>, start: number, end: number): (value: number) => number {
  return (value) => round(start + ((Math.min(Math.max(value, from), to) - from) / (to - from)) * (end - start));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
