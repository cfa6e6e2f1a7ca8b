import { CATEGORIES } from '../domain/category.ts';
import type { CandidateScores, CountedJudging, ScoreComparison } from '../protocol/score-comparison.ts';

/** RFC 4180, one line a candidate. */
export function scoreCsv(comparison: ScoreComparison): string {
  const judgingColumns = ['score', 'verdict', ...CATEGORIES, 'submission', 'submitted_at', 'challenge_version'];
  const header = [
    'candidate',
    'submissions',
    ...judgingColumns.map((column) => `best_${column}`),
    ...judgingColumns.map((column) => `latest_${column}`),
  ];
  const lines = comparison.candidates.map((row) => lineOf(row));
  return [header.map(cell), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function lineOf(row: CandidateScores): string[] {
  return [row.candidate, row.submissions, ...columnsOf(row.best), ...columnsOf(row.latest)].map(cell);
}

function columnsOf(judging: CountedJudging): (string | number)[] {
  return [
    judging.score,
    judging.verdict,
    ...CATEGORIES.map((category) => judging.scoreByCategory[category] ?? ''),
    judging.submission,
    judging.submittedAt,
    judging.challengeVersion,
  ];
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it: https://owasp.org/www-community/attacks/CSV_Injection */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
