import type { BoardRow } from '../../../protocol/review/board-view.ts';
import type { Column } from './columns.ts';

/** `Teal Harbour 2` before `Teal Harbour 10`. */
const BY_WORDS = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** In the order of a column. Equals stay in the order they came in, and what is missing comes last, either way. */
export function sortRows(rows: readonly BoardRow[], { orderBy }: Column, isDescending: boolean): readonly BoardRow[] {
  const direction = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: orderBy(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : BY_WORDS.compare(String(a), String(b));
}
