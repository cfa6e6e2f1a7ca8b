import type { BoardRow } from '../../../protocol/review/board-view.ts';
import type { BoardQuery } from './board-query.ts';

/**
 * The rows that are asked for, in the order they came in.
 *
 * @param line - the score from which on candidates are to be invited; without one nobody is above it
 */
export function filterRows(rows: readonly BoardRow[], query: BoardQuery, line: number | null): readonly BoardRow[] {
  const wanted = query.text.trim().toLowerCase();
  const least = Object.entries(query.least) as [keyof BoardQuery['least'], number][];
  return rows.filter((row) => {
    if (query.state !== '' && row.state !== query.state) return false;
    if (query.decision === 'none' ? row.decision !== null : !isDecided(row, query.decision)) return false;
    if (query.isAbove && !isAtOrAbove(row, line)) return false;
    if (query.isUnread && row.review.mine === 'final') return false;
    if (query.isDisputed && row.review.isDisputed !== true) return false;
    if (!least.every(([category, value]) => (row.result?.categories[category] ?? -1) >= value)) return false;
    return wanted === '' || textOf(row).includes(wanted);
  });
}

export function isAtOrAbove({ result }: BoardRow, line: number | null): boolean {
  return line !== null && result !== null && result.score >= line;
}

function isDecided({ decision }: BoardRow, outcome: string): boolean {
  return outcome === '' || decision?.outcome === outcome;
}

function textOf({ alias, candidate }: BoardRow): string {
  return `${alias} ${candidate?.name ?? ''} ${candidate?.id ?? ''}`.toLowerCase();
}
