import { useEffect, useState } from 'preact/hooks';
import type { ColumnId } from './columns.ts';

/** How a board is laid out in its window, and how high one of its rows is then. */
export type Layout = {
  readonly kind: 'cards' | 'lines' | 'table';
  /** What there is no room for. */
  readonly hidden: ReadonlySet<ColumnId>;
  readonly rowPx: number;
  readonly headPx: number;
};

const LINES = matchMedia('(width >= 42rem)');
const TABLE = matchMedia('(width >= 78rem)');
/** From which width on there is room for what is of less use. */
const ROOM: readonly (readonly [ColumnId, MediaQueryList])[] = [
  ['time', matchMedia('(width >= 84rem)')],
  ['submissions', matchMedia('(width >= 90rem)')],
  ['comments', matchMedia('(width >= 96rem)')],
];
const QUERIES = [LINES, TABLE, ...ROOM.map(([, query]) => query)];

const ROW_REM = { cards: 8.5, lines: 5.5, table: 2.75 } as const;
const HEAD_REM = { cards: 0, lines: 0, table: 2.5 } as const;

export function useLayout(): Layout {
  const [layout, setLayout] = useState(readLayout);
  useEffect(() => {
    const update = () => setLayout(readLayout());
    for (const query of QUERIES) query.addEventListener('change', update);
    return () => {
      for (const query of QUERIES) query.removeEventListener('change', update);
    };
  }, []);
  return layout;
}

function readLayout(): Layout {
  const kind = TABLE.matches ? 'table' : LINES.matches ? 'lines' : 'cards';
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { kind, hidden: hiddenIn(kind), rowPx: ROW_REM[kind] * remPx, headPx: HEAD_REM[kind] * remPx };
}

function hiddenIn(kind: Layout['kind']): ReadonlySet<ColumnId> {
  if (kind !== 'table') return new Set(['comments', 'submissions']);
  return new Set(ROOM.flatMap(([column, query]) => (query.matches ? [] : column)));
}
