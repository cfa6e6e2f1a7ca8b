// biome-ignore-all lint/a11y/useSemanticElements: rows are placed, which those of a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is active
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are heard on the whole page, see `useBoardKeys`
import type { Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { BoardBody } from './board-body.tsx';
import type { BoardAct } from './board-keys.ts';
import type { BoardQuery } from './board-query.ts';
import { idOfRow, kindOf } from './board-row.tsx';
import type { Column, ColumnId } from './columns.ts';
import { scrollToSee } from './row-window.ts';
import { useBoardKeys } from './use-board-keys.ts';
import type { Layout } from './use-layout.ts';

type BoardGridProps = {
  /** Those that are shown, in their order. */
  readonly rows: readonly BoardRow[];
  readonly columns: readonly Column[];
  readonly layout: Layout;
  readonly query: BoardQuery;
  /** The row that is looked at, by keyboard or pointer. */
  readonly looked: Signal<string | undefined>;
  readonly onSort: (column: ColumnId) => void;
  readonly onPick: (id: string) => void;
  readonly onAct: (act: Exclude<BoardAct, { kind: 'move' | 'open' | 'pick' }>['kind']) => void;
};

/** The candidates, of whom only those are drawn that can be seen. It has the focus as a whole: keys move the active row. */
export function BoardGrid({ rows, columns, layout, query, looked, onSort, onPick, onAct }: BoardGridProps) {
  const [activeId, setActiveId] = useState<string | undefined>(undefined);
  const at = useMemo(() => rows.findIndex(({ id }) => id === activeId), [rows, activeId]);
  const scroller = useRef<HTMLDivElement>(null);
  useBoardKeys({
    scroller,
    at,
    count: rows.length,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.rowPx) - 1),
    onAct: (act) => {
      if (act.kind === 'move') goTo(act.to);
      else if (act.kind === 'open') open(rows[at]);
      else if (act.kind !== 'pick') onAct(act.kind);
      else if (activeId !== undefined && at >= 0) onPick(activeId);
    },
  });
  const goTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setActiveId(row.id);
    looked.value = row.id;
    const element = scroller.current;
    if (element === null) return;
    const places = { count: rows.length, rowPx: layout.rowPx, headPx: layout.headPx };
    element.scrollTop = scrollToSee(places, index, element.scrollTop, element.clientHeight);
    element.focus({ preventScroll: true });
  };
  const order = `${query.sort} ${query.isDescending}`;
  const lastOrder = useRef(order);
  useLayoutEffect(() => {
    if (lastOrder.current === order) return;
    lastOrder.current = order;
    scroller.current?.scrollTo({ top: 0 });
  }, [order]);
  useEffect(() => {
    if (at === -1 && activeId !== undefined) setActiveId(undefined);
  }, [at, activeId]);
  const picked = useMemo(() => new Set(query.picked), [query.picked]);
  const rowOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
  return (
    <div
      ref={scroller}
      class={`board-grid ${layout.kind}`}
      role="grid"
      tabIndex={0}
      aria-label="Candidates"
      style={{ ...widthsOf(columns), '--all-rows': `${layout.headPx + layout.rowPx * rows.length}px` }}
      aria-multiselectable="true"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={activeId === undefined || at === -1 ? undefined : idOfRow(activeId)}
      onFocus={(event) => {
        // It came by the keyboard: there is always an active row then.
        if (event.target === event.currentTarget && at === -1 && event.currentTarget.matches(':focus-visible')) {
          const first = rows[0];
          if (first !== undefined) setActiveId(first.id);
        }
      }}
      onClick={(event) => {
        const id = rowOf(event);
        if (id === undefined || !(event.target instanceof Element)) return;
        setActiveId(id);
        looked.value = id;
        if (event.target.closest('.pick') === null) return;
        // What a checkbox shows is what is picked, which the grid is told.
        if (event.target instanceof HTMLInputElement) event.preventDefault();
        onPick(id);
      }}
      onDblClick={(event) => open(rows.find(({ id }) => id === rowOf(event)))}
      onPointerOver={(event) => {
        // Rows that pass beneath a pointer which rests are not looked at.
        if (event.movementX !== 0 || event.movementY !== 0) looked.value = rowOf(event) ?? activeId;
      }}
      onPointerLeave={() => {
        looked.value = activeId;
      }}
    >
      <div class="board-head" role="rowgroup">
        <div class="board-row" role="row" aria-rowindex={1}>
          <div class="board-cell pick" role="columnheader" aria-colindex={1}>
            <span class="visually-hidden">Picked</span>
          </div>
          {columns.map((column, index) => (
            <div
              key={column.id}
              class={`board-cell ${kindOf(column)}`}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={query.sort === column.id ? (query.isDescending ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" class="sort" onClick={() => onSort(column.id)}>
                {column.label}
                <span class="sort-mark" aria-hidden="true">
                  {query.sort === column.id ? (query.isDescending ? '▼' : '▲') : ''}
                </span>
              </button>
            </div>
          ))}
        </div>
      </div>
      <BoardBody scroller={scroller} rows={rows} columns={columns} layout={layout} at={at} picked={picked} />
    </div>
  );
}

/**
 * How wide the columns are: the same in each row, though rows know nothing of each other. What is more than the least
 * of them all is shared out.
 */
function widthsOf(columns: readonly Column[]) {
  const widths = columns.map((column) => WIDTHS[kindOf(column)] ?? { rem: 5, share: 1 });
  const template = widths.map(({ rem, share }) => (share === 0 ? `${rem}rem` : `minmax(${rem}rem, ${share}fr)`));
  return {
    '--columns': [`${PICK_REM}rem`, ...template].join(' '),
    '--least-width': `${widths.reduce((sum, { rem }) => sum + rem, PICK_REM)}rem`,
  };
}

const PICK_REM = 2.25;

/** The least, and how much of the rest. */
const WIDTHS: Readonly<Record<string, { readonly rem: number; readonly share: number }>> = {
  place: { rem: 2.75, share: 0 },
  candidate: { rem: 8.25, share: 9 },
  total: { rem: 7, share: 0 },
  category: { rem: 5.6, share: 5 },
  verdict: { rem: 8.75, share: 7 },
  time: { rem: 6, share: 0 },
  submissions: { rem: 6.5, share: 0 },
  reviews: { rem: 10.5, share: 8 },
  comments: { rem: 5.5, share: 0 },
  decision: { rem: 5.75, share: 7 },
};

function open(row: BoardRow | undefined): void {
  if (row !== undefined) location.assign(`/participations/${row.id}`);
}
