// biome-ignore-all lint/a11y/useSemanticElements: rows are placed, which those of a table cannot be
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { BoardLine } from './board-row.tsx';
import type { Column } from './columns.ts';
import { NO_ROW_KEYS, nextKeys } from './row-window.ts';
import type { Layout } from './use-layout.ts';
import { useRowWindow } from './use-row-window.ts';

type BoardBodyProps = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly BoardRow[];
  readonly columns: readonly Column[];
  readonly layout: Layout;
  /** The active row, which is drawn wherever it is; -1 for none. */
  readonly at: number;
  readonly picked: ReadonlySet<string>;
};

/** The rows that are in sight: all that is drawn anew while the board is scrolled. */
export function BoardBody({ scroller, rows, columns, layout, at, picked }: BoardBodyProps) {
  const { rowPx, headPx, kind } = layout;
  const { first, end } = useRowWindow(scroller, { count: rows.length, rowPx, headPx });
  const keys = useRef(NO_ROW_KEYS);
  keys.current = nextKeys(keys.current, { first, end });
  const line = (row: BoardRow, index: number, key: number | string = 'active') => (
    <BoardLine
      key={key}
      row={row}
      index={index}
      columns={columns}
      rowPx={rowPx}
      hasLabels={kind !== 'table'}
      isActive={index === at}
      isPicked={picked.has(row.id)}
    />
  );
  const active = rows[at];
  return (
    <div class="board-body" role="rowgroup" style={{ height: `${rowPx * rows.length}px` }}>
      {active !== undefined && at < first ? line(active, at) : null}
      {rows.slice(first, end).map((row, offset) => line(row, first + offset, keys.current.keys[offset]))}
      {active !== undefined && at >= end ? line(active, at) : null}
    </div>
  );
}
