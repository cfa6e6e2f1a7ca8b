import { useEffect, useState } from 'preact/hooks';

/** How a board is laid out in its window, and how high one of its rows is then. */
export type Layout = {
  readonly kind: 'cards' | 'lines' | 'table';
  /** Whether there is room for what is of the least use. */
  readonly isWide: boolean;
  readonly rowPx: number;
  readonly headPx: number;
};

const LINES = matchMedia('(width >= 42rem)');
const TABLE = matchMedia('(width >= 64rem)');
const WIDE = matchMedia('(width >= 80rem)');
const QUERIES = [LINES, TABLE, WIDE];

const ROW_REM = { cards: 8.75, lines: 5.25, table: 2.75 } as const;
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
  return { kind, isWide: WIDE.matches, rowPx: ROW_REM[kind] * remPx, headPx: HEAD_REM[kind] * remPx };
}
