import { CATEGORIES } from '../domain/category.ts';
import { CRITERIA } from '../domain/rubric.ts';
import { toCsv } from '../domain/to-csv.ts';
import type { BoardExport, ExportedRow } from '../protocol/review/board-export.ts';

/** One line a candidate; what is not known is empty. */
export function boardCsv({ rows }: BoardExport, names: 'hidden' | 'shown'): string {
  const header = [
    'alias',
    ...(names === 'shown' ? ['candidate', 'name'] : []),
    'state',
    'score',
    'error',
    'verdict',
    ...CATEGORIES,
    'submissions',
    'sample_runs',
    'time_used_minutes',
    ...CRITERIA,
    'decision',
    'decision_state',
  ];
  return toCsv([header, ...rows.map((row) => lineOf(row, names))]);
}

function lineOf(row: ExportedRow, names: 'hidden' | 'shown'): (string | number)[] {
  const { result, timeUsedMs, decision } = row;
  return [
    row.alias,
    ...(names === 'shown' ? [row.candidate ?? '', row.name ?? ''] : []),
    row.state,
    result?.score ?? '',
    hundredths(result?.error),
    result?.verdict ?? '',
    ...CATEGORIES.map((category) => result?.categories[category] ?? ''),
    row.submissions,
    row.sampleRuns,
    hundredths(timeUsedMs === null ? null : timeUsedMs / 60_000),
    ...CRITERIA.map((criterion) => hundredths(row.marks[criterion])),
    decision?.outcome ?? '',
    decision?.state ?? '',
  ];
}

function hundredths(value: number | null | undefined): number | '' {
  return value == null ? '' : Math.round(value * 100) / 100;
}
