/** Which rows of a list are drawn: from `first` to before `end`. */
export type RowWindow = { readonly first: number; readonly end: number };

/** A list whose rows are all of one height, below a head that stays in sight. */
export type RowPlaces = { readonly count: number; readonly rowPx: number; readonly headPx: number };

/** Rows that are drawn above and below those in sight, so that there is something where a quick scroll arrives. */
const SPARE = 4;

/** The rows in sight, and a few around them. */
export function rowsInSight({ count, rowPx }: RowPlaces, scrollPx: number, viewPx: number): RowWindow {
  const first = Math.floor(scrollPx / rowPx) - SPARE;
  const end = Math.ceil((scrollPx + viewPx) / rowPx) + SPARE;
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** How far to scroll so that a row is wholly in sight, and no farther: where that is now if it is already. */
export function scrollToSee({ rowPx, headPx }: RowPlaces, index: number, scrollPx: number, viewPx: number): number {
  const [highest, lowest] = [index * rowPx, (index + 1) * rowPx + headPx - viewPx];
  return Math.min(highest, Math.max(lowest, scrollPx));
}

/** What rows are known by while they are drawn: `keys[0]` is that of row `first`. */
export type RowKeys = { readonly first: number; readonly keys: readonly number[]; readonly unused: number };

export const NO_ROW_KEYS: RowKeys = { first: 0, keys: [], unused: 0 };

/**
 * Rows that stay in sight keep their keys, and so their elements. Where none stays, as when a list is thrown, those that
 * are there show other rows: that is less work than to make as many anew.
 */
export function nextKeys({ first: was, keys, unused }: RowKeys, { first, end }: RowWindow): RowKeys {
  const isOther = first >= was + keys.length || end <= was;
  const offset = isOther ? 0 : first - was;
  let next = unused;
  const nextOnes = Array.from({ length: end - first }, (_, index) => keys[index + offset] ?? next++);
  return { first, keys: nextOnes, unused: next };
}
