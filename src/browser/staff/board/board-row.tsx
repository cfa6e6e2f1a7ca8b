// biome-ignore-all lint/a11y/useSemanticElements: rows are placed, which those of a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is active
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { memo } from '../../design/parts/memo.tsx';
import { BoardCell } from './board-cell.tsx';
import { type Column, nameOfRow } from './columns.ts';

type BoardLineProps = {
  readonly row: BoardRow;
  /** From 0, among the rows that are shown. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly rowPx: number;
  /** Whether cells say what they are, because no head of a column does. */
  readonly hasLabels: boolean;
  readonly isActive: boolean;
  readonly isPicked: boolean;
};

/** The id of a row's element. */
export function idOfRow(id: string): string {
  return `row-${id}`;
}

/**
 * One candidate. What is to happen on clicks, the grid knows: rows come and go while it is scrolled. A row that stays in
 * sight is not drawn again, and has no more elements than it needs: they are what scrolling costs.
 */
export const BoardLine = memo<BoardLineProps>(({ row, index, columns, rowPx, hasLabels, isActive, isPicked }) => (
  <div
    id={idOfRow(row.id)}
    class={isActive ? 'board-row active' : 'board-row'}
    role="row"
    aria-rowindex={index + 2}
    aria-selected={isPicked}
    data-row={row.id}
    style={{ top: `${index * rowPx}px`, height: `${rowPx}px` }}
  >
    <div class="board-cell pick" role="gridcell" aria-colindex={1}>
      <input type="checkbox" tabIndex={-1} checked={isPicked} aria-label={`Pick ${nameOfRow(row)}`} />
    </div>
    {columns.map((column, at) => (
      <div key={column.id} class={`board-cell ${kindOf(column)}`} role="gridcell" aria-colindex={at + 2}>
        {hasLabels ? (
          <span class="cell-label" aria-hidden="true">
            {column.label}
          </span>
        ) : null}
        <BoardCell row={row} column={column.id} />
      </div>
    ))}
  </div>
));

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
