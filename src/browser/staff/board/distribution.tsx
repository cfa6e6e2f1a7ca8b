import { axisX, axisY, rectY } from '@observablehq/plot';
import type { ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { memo } from '../../design/parts/memo.tsx';
import { Plot } from '../../design/plot/plot.tsx';
import { formatPoints } from '../participation/describe-score.ts';
import { nameOfRow } from './columns.ts';
import { isAtOrAbove } from './filter-rows.ts';
import { binScores, describeScores } from './totals.ts';

type DistributionProps = {
  readonly rows: readonly BoardRow[];
  readonly line: number | null;
  readonly onLine: (line: number) => void;
  /** Rows that are marked: the one that is looked at, and those that are picked. */
  readonly marked: ReadonlySignal<readonly BoardRow[]>;
};

const HEIGHT_PX = 150;
const MARGIN_PX = { left: 34, right: 14, top: 16, bottom: 24 } as const;
const STEP = 1;
const LARGE_STEP = 10;

/** How the totals are spread, where the invite line stands among them, and where the marked rows do. */
export const Distribution = memo<DistributionProps>(({ rows, line, onLine, marked }) => {
  const scores = useMemo(() => rows.flatMap(({ result }) => (result === null ? [] : [result.score])), [rows]);
  const bins = useMemo(() => binScores(scores), [scores]);
  const plotted = useMemo(
    () => ({
      marks: [
        rectY(bins, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--plot-bar)', insetLeft: 0.5, insetRight: 0.5 }),
        axisX({ ticks: [0, 20, 40, 60, 80, 100], label: null }),
        axisY({ ticks: 3, tickFormat: 'd', label: null }),
      ],
      options: {
        height: HEIGHT_PX,
        marginLeft: MARGIN_PX.left,
        marginRight: MARGIN_PX.right,
        marginTop: MARGIN_PX.top,
        marginBottom: MARGIN_PX.bottom,
        x: { domain: [0, 100] },
        y: { domain: [0, Math.max(3, ...bins.map(({ count }) => count))] },
      },
    }),
    [bins],
  );
  const above = rows.filter((row) => isAtOrAbove(row, line)).length;
  const words = describeScores(scores);
  return (
    <div class="distribution">
      <div class="distribution-plot">
        <Plot label={`How the totals are spread. ${words}`} marks={plotted.marks} options={plotted.options} />
        <div class="over-plot">
          <Marks rows={marked} />
          {line === null ? null : <Handle line={line} onLine={onLine} above={above} count={scores.length} />}
        </div>
      </div>
      <p class="small">
        {words}{' '}
        {line === null ? null : (
          <b>
            {above} of {scores.length} {above === 1 && scores.length === 1 ? 'is' : 'are'} at or above the line.
          </b>
        )}
      </p>
      <details class="small">
        <summary>The same as a table</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Points</th>
              <th scope="col">Candidates</th>
            </tr>
          </thead>
          <tbody>
            {bins
              .filter(({ count }) => count > 0)
              .map(({ from, to, count }) => (
                <tr key={from}>
                  <th scope="row" class="number">
                    {from} to {to === 100 ? 'and with 100' : `below ${to}`}
                  </th>
                  <td class="number">{count}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </div>
  );
});

function Marks({ rows }: { readonly rows: ReadonlySignal<readonly BoardRow[]> }) {
  return (
    <>
      {rows.value.map((row) =>
        row.result === null ? null : (
          <div key={row.id} class="plot-mark" style={{ left: `${row.result.score}%` }}>
            <span class={row.result.score > 60 ? 'plot-mark-name before' : 'plot-mark-name'}>
              {nameOfRow(row)} {formatPoints(row.result.score)}
            </span>
          </div>
        ),
      )}
    </>
  );
}

type HandleProps = {
  readonly line: number;
  readonly onLine: (line: number) => void;
  readonly above: number;
  readonly count: number;
};

/** The line itself: dragged, or moved by arrow keys. */
function Handle({ line, onLine, above, count }: HandleProps) {
  const handle = useRef<HTMLDivElement>(null);
  const set = (score: number) => onLine(Math.round(Math.max(0, Math.min(100, score))));
  const drag = (event: PointerEvent) => {
    const room = handle.current?.parentElement?.getBoundingClientRect();
    if (room === undefined || handle.current?.hasPointerCapture(event.pointerId) !== true) return;
    set((100 * (event.clientX - room.left)) / room.width);
  };
  const press = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: line - STEP,
      ArrowDown: line - STEP,
      ArrowRight: line + STEP,
      ArrowUp: line + STEP,
      PageDown: line - LARGE_STEP,
      PageUp: line + LARGE_STEP,
      Home: 0,
      End: 100,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(to);
  };
  return (
    <>
      <div class="above-line" style={{ left: `${line}%` }} />
      <div
        ref={handle}
        class="line-handle"
        style={{ left: `${line}%` }}
        role="slider"
        tabIndex={0}
        aria-label="Invite line"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={line}
        aria-valuetext={`${formatPoints(line)} points, ${above} of ${count} at or above`}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.preventDefault();
          handle.current?.focus();
          handle.current?.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
      />
    </>
  );
}
