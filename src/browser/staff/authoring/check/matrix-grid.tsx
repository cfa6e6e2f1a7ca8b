import { useRef, useState } from 'preact/hooks';
import { type MatrixRow, matrixGroups, ROW_STATES, squaresOf } from './matrix-rows.ts';
import { memo } from './memo.tsx';
import type { ReportProps } from './report-view.tsx';

type MatrixGridProps = Pick<ReportProps, 'report'> & {
  readonly rows: readonly MatrixRow[];
  /** How wide and high a square is, in px. */
  readonly cell: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** A test below the pointer, by its place. */
type Pointed = { readonly place: number; readonly row: string };

/** Rows by tests. Arrow keys go from row to row; each row is one path, so that hundreds of them scroll smoothly. */
export function MatrixGrid({ report, rows, cell, chosen, onChoose }: MatrixGridProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  const { cases } = report;
  const width = cases.length * cell;
  const press = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ id }) => id === chosen);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + 20,
      PageUp: at - 20,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const place = Math.min(Math.max(0, to), rows.length - 1);
    const next = rows[place];
    if (next === undefined) return;
    onChoose(next.id);
    body.current?.querySelectorAll<HTMLElement>('button.matrix-label')[place]?.focus();
  };
  const point = (event: PointerEvent) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-row]') : null;
    const row = line?.dataset['row'];
    const squares = line?.querySelector('svg')?.getBoundingClientRect();
    if (row === undefined || squares === undefined) return;
    const place = Math.floor((event.clientX - squares.left) / cell);
    if (row !== chosen) onChoose(row);
    const isTest = place >= 0 && place < cases.length;
    if (isTest && (pointed?.place !== place || pointed.row !== row)) setPointed({ place, row });
    if (!isTest && pointed !== undefined) setPointed(undefined);
  };
  const test = pointed === undefined ? undefined : cases[pointed.place];
  return (
    <div class="matrix-place">
      <p class="small matrix-pointed" aria-hidden="true">
        {test === undefined ? (
          <span class="soft">Point at a square, or go through the rows by arrow keys.</span>
        ) : (
          `${test.group}: ${test.title}`
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="matrix-scroll" aria-label="Changes by tests" tabIndex={0}>
        <table class="matrix-table" style={{ '--cell': `${cell}px` }} onPointerMove={point} onKeyDown={press}>
          <caption class="visually-hidden">
            {rows.length} rows by {cases.length} tests. The list has the same in words.
          </caption>
          <thead>
            <tr>
              <th scope="col">Change</th>
              <th scope="col">
                <Groups report={report} cell={cell} />
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <GridRow
                key={row.id}
                row={row}
                tests={cases.length}
                width={width}
                isChosen={row.id === chosen}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

type GridRowProps = {
  readonly row: MatrixRow;
  readonly tests: number;
  readonly width: number;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
};

const GridRow = memo(({ row, tests, width, isChosen, onChoose }: GridRowProps) => {
  const { id, state, label, noticedBy } = row;
  return (
    <tr data-row={id} class={isChosen ? `row-${state} chosen` : `row-${state}`}>
      <th scope="row">
        <button
          type="button"
          class="matrix-label"
          tabIndex={isChosen ? 0 : -1}
          aria-pressed={isChosen}
          aria-label={`${label}, ${ROW_STATES[state]}`}
          onFocus={() => onChoose(id)}
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      </th>
      <td>
        <span class="visually-hidden">
          {noticedBy.length === 0 ? 'noticed by no test' : `noticed by ${noticedBy.length} of ${tests} tests`}
        </span>
        <svg aria-hidden="true" width={width} viewBox={`0 0 ${tests} 1`} preserveAspectRatio="none">
          <path d={squaresOf(row)} />
        </svg>
      </td>
    </tr>
  );
});

function Groups({ report, cell }: Pick<MatrixGridProps, 'report' | 'cell'>) {
  return (
    <span class="matrix-groups">
      {matrixGroups(report).map(({ name, from, size }) => (
        <span key={from} class="matrix-group" title={name} style={{ width: `${size * cell}px` }}>
          {name}
        </span>
      ))}
    </span>
  );
}
