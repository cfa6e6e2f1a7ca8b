import { axisX, axisY, dot, link, ruleY, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { BehaviourCall } from '../../../domain/behaviour.ts';
import { counted } from '../../app/counted.ts';
import { Plot } from '../../design/plot/plot.tsx';
import { ScrollPane } from '../participation/scroll-pane.tsx';
import { OUTCOMES } from './call-outcomes.ts';
import { formatVirtual } from './describe-calls.ts';
import { layOutCalls, type Pause, type PlacedCall } from './lay-out-calls.ts';
import { type Named, nameOfSide } from './side.ts';

type CallTimelineProps = { readonly sides: readonly Named[]; readonly calls: readonly (readonly BehaviourCall[])[] };

const LANE_PX = 40;
const MARGIN_PX = { top: 8, bottom: 40 };
/** Words are not to cover each other. */
const LABEL_SHARE = 0.06;

/** When each called others, how it ended, and how long it waited before it tried again. */
export function CallTimeline({ sides, calls }: CallTimelineProps) {
  const layouts = useMemo(() => calls.map(layOutCalls), [calls]);
  const drawn = useMemo(() => draw(sides, layouts), [sides, layouts]);
  const isAlone = sides.length === 1;
  const words = sides.map((side, index) => {
    const made = counted(calls[index]?.length ?? 0, 'call');
    return isAlone ? made : `${nameOfSide(side)}: ${made}`;
  });
  return (
    <section class="card" aria-labelledby="calls">
      <h2 id="calls">Calls to others</h2>
      {layouts.every(({ endMs }) => endMs === 0) ? (
        <p class="soft">
          {words.join('; ')}. Each was answered at once: no virtual time passed, and there was nothing to wait for.
        </p>
      ) : (
        <>
          <ScrollPane label="Calls over virtual time">
            <div class="call-plot">
              <Plot label={`Calls over virtual time. ${words.join('; ')}`} {...drawn} />
            </div>
          </ScrollPane>
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
        </>
      )}
    </section>
  );
}

type Layout = ReturnType<typeof layOutCalls>;

function draw(sides: readonly Named[], layouts: readonly Layout[]) {
  const endMs = Math.max(1, ...layouts.map((layout) => layout.endMs));
  const isLong = endMs >= 2_000;
  const at = (ms: number) => (isLong ? ms / 1_000 : ms);
  // Who called nobody has an empty row.
  const rowsOf = layouts.map(({ lanes }) => Math.max(1, lanes.length));
  const offsets = rowsOf.map((_, index) => rowsOf.slice(0, index).reduce((sum, own) => sum + own, 0));
  const rows = rowsOf.reduce((sum, own) => sum + own, 0);
  const placed = layouts.flatMap(({ calls }, side) =>
    calls.map((each) => ({ ...each, y: (offsets[side] ?? 0) + each.lane })),
  );
  const hasServices = new Set(layouts.flatMap(({ lanes }) => lanes)).size > 1;
  const names = layouts.flatMap(({ lanes }, side) => {
    const letter = sides.length === 1 ? '' : (sides[side]?.letter ?? '');
    return (lanes.length === 0 ? [''] : lanes).map((service, lane) => {
      if (lane > 0 && lanes[lane - 1] === service) return '';
      return hasServices ? `${lane === 0 ? letter : ''} ${service}`.trim() : letter;
    });
  });
  const pauses = layouts.flatMap((layout, side) =>
    layout.pauses.map((each) => ({ ...each, y: (offsets[side] ?? 0) + each.lane })),
  );
  type Row = PlacedCall & { readonly y: number };
  type Gap = Pause & { readonly y: number };
  const x1 = (each: Row | Gap) => at(each.fromMs);
  const x2 = (each: Row | Gap) => at(each.toMs);
  const colour = ({ outcome }: Row) => OUTCOMES[outcome].colour;
  return {
    marks: [
      ruleY(
        offsets.slice(1).map((offset) => offset - 0.5),
        { stroke: 'var(--line)' },
      ),
      link(pauses, { x1, x2, y1: 'y', y2: 'y', stroke: 'var(--soft)', strokeDasharray: '2 4', strokeWidth: 1.5 }),
      text(
        pauses.filter(({ fromMs, toMs, isBackOff }) => isBackOff && toMs - fromMs > LABEL_SHARE * endMs),
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
      text(apart(placed, LABEL_SHARE * endMs), {
        x: x1,
        y: 'y',
        text: ({ call }: Row) => call.end ?? '',
        dy: 13,
        fontSize: 10,
        fill: 'var(--soft)',
      }),
      axisX({ label: isLong ? 'seconds' : 'milliseconds', labelArrow: 'none', ticks: 6 }),
      axisY({
        ticks: names.map((_, index) => index),
        tickFormat: (index: number) => names[index] ?? '',
        tickSize: 0,
        label: null,
      }),
    ],
    options: {
      height: MARGIN_PX.top + MARGIN_PX.bottom + LANE_PX * (rows + 0.3),
      marginTop: MARGIN_PX.top,
      marginLeft: Math.min(120, 16 + 7 * Math.max(...names.map((name) => name.length))),
      marginRight: 20,
      marginBottom: MARGIN_PX.bottom,
      x: { domain: [0, at(endMs)] },
      y: { domain: [rows - 0.2, -0.5] },
    },
  };
}

/** Those that are far enough from the one before in their lane. */
function apart<Row extends PlacedCall & { readonly y: number }>(rows: readonly Row[], leastMs: number): readonly Row[] {
  const last = new Map<number, number>();
  return rows.filter(({ fromMs, y }) => {
    if (fromMs - (last.get(y) ?? Number.NEGATIVE_INFINITY) < leastMs) return false;
    last.set(y, fromMs);
    return true;
  });
}
