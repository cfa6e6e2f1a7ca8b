import { CATEGORIES } from '../domain/category.ts';
import { toCsv } from '../domain/to-csv.ts';
import type { CandidateScores, CountedJudging, ScoreComparison } from '../protocol/score-comparison.ts';

/** One line a candidate. */
export function scoreCsv(comparison: ScoreComparison): string {
  const judgingColumns = ['score', 'verdict', ...CATEGORIES, 'submission', 'submitted_at', 'challenge_version'];
  const header = [
    'candidate',
    'submissions',
    ...judgingColumns.map((column) => `best_${column}`),
    ...judgingColumns.map((column) => `latest_${column}`),
  ];
  return toCsv([header, ...comparison.candidates.map(lineOf)]);
}

function lineOf(row: CandidateScores): (string | number)[] {
  return [row.candidate, row.submissions, ...columnsOf(row.best), ...columnsOf(row.latest)];
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
