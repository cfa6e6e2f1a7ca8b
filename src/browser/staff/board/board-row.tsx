// biome-ignore-all lint/a11y/useSemanticElements: rows are placed, which those of a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is active
import type { VNode } from 'preact';
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { BoardCell } from './board-cell.tsx';
import { type Column, nameOfRow } from './columns.ts';

export type RowLook = {
  readonly columns: readonly Column[];
  /** From 0, among the rows that are shown. */
  readonly index: number;
  readonly startPx: number;
  readonly heightPx: number;
  readonly isActive: boolean;
  readonly isPicked: boolean;
};

/** The id of a row's element. */
export function idOfRow(id: string): string {
  return `row-${id}`;
}

/** One candidate. What is to happen on clicks, the grid knows: rows come and go while it is scrolled. */
export function renderRow(row: BoardRow, look: RowLook): VNode {
  const { columns, index, startPx, heightPx, isActive, isPicked } = look;
  return (
    <div
      key={row.id}
      id={idOfRow(row.id)}
      class={isActive ? 'board-row active' : 'board-row'}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      data-row={row.id}
      style={{ transform: `translateY(${startPx}px)`, height: `${heightPx}px` }}
    >
      <div class="board-cell pick" role="gridcell" aria-colindex={1}>
        <input type="checkbox" tabIndex={-1} checked={isPicked} aria-label={`Pick ${nameOfRow(row)}`} />
      </div>
      {columns.map((column, at) => (
        <div key={column.id} class={`board-cell ${kindOf(column)}`} role="gridcell" aria-colindex={at + 2}>
          <span class="cell-label" aria-hidden="true">
            {column.label}
          </span>
          <span class="cell-value">
            <BoardCell row={row} column={column.id} />
          </span>
        </div>
      ))}
    </div>
  );
}

const OTHERS: ReadonlySet<string> = new Set([
  'place',
  'candidate',
  'total',
  'verdict',
  'time',
  'submissions',
  'reviews',
  'comments',
  'decision',
]);

/** Cells are placed by what they are; those of categories stand together. */
export function kindOf({ id }: Column): string {
  return OTHERS.has(id) ? id : 'category';
}
