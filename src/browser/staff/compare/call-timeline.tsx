import { axisX, axisY, dot, link, ruleY, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { BehaviourCall } from '../../../domain/behaviour.ts';
import { Plot } from '../../design/plot/plot.tsx';
import { counted } from '../../solve/timer/remaining.ts';
import { formatVirtual } from '../participation/behaviour/describe-calls.ts';
import { type CallOutcome, layOutCalls, type Pause, type PlacedCall } from './lay-out-calls.ts';
import { nameOfSide, type Side } from './side.ts';
import { SideName } from './side-name.tsx';

type CallTimelineProps = { readonly sides: readonly Side[]; readonly calls: readonly (readonly BehaviourCall[])[] };

const LANE_PX = 30;
const LABELLED_AT_MOST = 12;

type OutcomeLook = { readonly words: string; readonly symbol: string; readonly glyph: string; readonly colour: string };

const OUTCOMES: Readonly<Record<CallOutcome, OutcomeLook>> = {
  answered: { words: 'answered', symbol: 'circle', glyph: '●', colour: 'var(--good)' },
  refused: { words: 'refused (4xx)', symbol: 'square', glyph: '■', colour: 'var(--warn)' },
  limited: { words: 'told to wait (429)', symbol: 'triangle', glyph: '▲', colour: 'var(--warn)' },
  failed: { words: 'failed (5xx, cut off)', symbol: 'times', glyph: '✕', colour: 'var(--bad)' },
  unanswered: { words: 'never answered', symbol: 'asterisk', glyph: '✳', colour: 'var(--bad)' },
};

/** When each called others, how it ended, and how long it waited before it tried again. */
export function CallTimeline({ sides, calls }: CallTimelineProps) {
  const layouts = useMemo(() => calls.map(layOutCalls), [calls]);
  const drawn = useMemo(() => draw(sides, layouts), [sides, layouts]);
  const words = sides.map((side, index) => `${nameOfSide(side)}: ${counted(calls[index]?.length ?? 0, 'call')}`);
  return (
    <section class="card" aria-labelledby="calls">
      <h2 id="calls">Calls to others</h2>
      <Plot label={`Calls over virtual time. ${words.join('; ')}`} {...drawn} />
      <p class="small soft">
        {Object.values(OUTCOMES).map(({ words: outcome, glyph, colour }) => (
          <span key={outcome} class="side-key">
            <span aria-hidden="true" style={{ color: colour }}>
              {glyph}
            </span>{' '}
            {outcome}
          </span>
        ))}
        <span class="side-key">
          <span aria-hidden="true">┄</span> a pause before the next call to the same service
        </span>
      </p>
      <details>
        <summary>The same as a table</summary>
        <div class="beside">
          {sides.map((side, index) => (
            <CallTable key={side.letter} side={side} layout={layouts[index]} />
          ))}
        </div>
      </details>
    </section>
  );
}

type Layout = ReturnType<typeof layOutCalls>;

function draw(sides: readonly Side[], layouts: readonly Layout[]) {
  const endMs = Math.max(1, ...layouts.map((layout) => layout.endMs));
  const isLong = endMs >= 2_000;
  const at = (ms: number) => (isLong ? ms / 1_000 : ms);
  const offsets = layouts.map((_, index) => layouts.slice(0, index).reduce((sum, { lanes }) => sum + lanes, 0));
  const rows = layouts.reduce((sum, { lanes }) => sum + lanes, 0);
  const placed = layouts.flatMap(({ calls }, side) =>
    calls.map((each) => ({
      ...each,
      y: (offsets[side] ?? 0) + each.lane,
      isLabelled: calls.length <= LABELLED_AT_MOST,
    })),
  );
  const pauses = layouts.flatMap((layout, side) =>
    layout.pauses.map((each) => ({ ...each, y: (offsets[side] ?? 0) + each.lane })),
  );
  type Row = PlacedCall & { readonly y: number; readonly isLabelled: boolean };
  type Gap = Pause & { readonly y: number };
  const x1 = (each: Row | Gap) => at(each.fromMs);
  const x2 = (each: Row | Gap) => at(each.toMs);
  const colour = ({ outcome }: Row) => OUTCOMES[outcome].colour;
  const middles = layouts.map(({ lanes }, side) => (offsets[side] ?? 0) + (lanes - 1) / 2);
  return {
    marks: [
      ruleY(
        offsets.slice(1).map((offset) => offset - 0.5),
        { stroke: 'var(--line)' },
      ),
      link(pauses, { x1, x2, y1: 'y', y2: 'y', stroke: 'var(--soft)', strokeDasharray: '2 4', strokeWidth: 1.5 }),
      text(
        pauses.filter(({ fromMs, toMs, isBackOff }) => isBackOff && toMs - fromMs > 0.06 * endMs),
        {
          x: (each: Gap) => at((each.fromMs + each.toMs) / 2),
          y: 'y',
          text: (each: Gap) => formatVirtual(each.toMs - each.fromMs),
          dy: -8,
          fill: 'var(--soft)',
        },
      ),
      link(placed, {
        x1,
        x2,
        y1: 'y',
        y2: 'y',
        stroke: colour,
        strokeWidth: 7,
        strokeOpacity: 0.45,
        strokeLinecap: 'butt',
      }),
      ...Object.entries(OUTCOMES).map(([outcome, { symbol }]) =>
        dot(
          placed.filter((each) => each.outcome === outcome),
          { x: x1, y: 'y', symbol: symbol as 'circle', stroke: colour, fill: colour, r: 4 },
        ),
      ),
      text(
        placed.filter(({ isLabelled }) => isLabelled),
        { x: x1, y: 'y', text: ({ call }: Row) => call.end ?? '', dy: 13, fontSize: 10, fill: 'var(--soft)' },
      ),
      axisX({ label: isLong ? 'seconds' : 'milliseconds', labelArrow: 'none', ticks: 6 }),
      axisY({
        ticks: middles,
        tickFormat: (middle: number) => sides[middles.indexOf(middle)]?.letter ?? '',
        tickSize: 0,
        label: null,
      }),
    ],
    options: {
      height: 50 + LANE_PX * rows,
      marginLeft: 30,
      marginRight: 20,
      marginBottom: 36,
      x: { domain: [0, at(endMs)] },
      y: { domain: [rows - 0.5, -0.6] },
    },
  };
}

function CallTable({ side, layout }: { readonly side: Side; readonly layout: Layout | undefined }) {
  const calls = layout?.calls ?? [];
  return (
    <section aria-label={`Calls of ${nameOfSide(side)}`}>
      <p class="side-title">
        <SideName side={side} />
      </p>
      {calls.length === 0 ? <p class="soft small">It called nobody.</p> : null}
      <ol class="small call-list">
        {calls.map(({ call, outcome, fromMs, toMs }, index) => {
          const waited = layout?.pauses.find((pause) => pause.toMs === fromMs);
          return (
            <li key={index}>
              {waited === undefined ? null : (
                <span class="soft">
                  after {formatVirtual(waited.toMs - waited.fromMs)}
                  {waited.isBackOff ? ' of waiting' : ''}:{' '}
                </span>
              )}
              <span class="as-written">{call.what}</span>, at {formatVirtual(fromMs)},{' '}
              {call.tookMs === null
                ? 'never answered'
                : `${OUTCOMES[outcome].words.replace(/ \(.*/, '')} after ${formatVirtual(toMs - fromMs)}`}
              {call.end === null ? '' : `: ${call.end}`}
              {call.fault === null ? '' : ` (the test had: ${call.fault})`}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
