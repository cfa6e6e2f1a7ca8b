import { type CandidateReport, reportForCandidate } from '../../domain/candidate-report.ts';
import { CATEGORIES } from '../../domain/category.ts';
import type { ChallengeManifest } from '../../domain/challenge.ts';
import type { FeedbackLevel } from '../../domain/feedback.ts';
import type { JudgingReport } from '../../domain/judging.ts';
import { manifestAtLevel } from '../../domain/report-level.ts';
import { sumPoints } from '../../domain/score.ts';
import type { ReportedResult } from '../../protocol/review/candidate-report-page.ts';

/** What a report tells of a judging. All of it comes through `reportForCandidate`. */
export function reportedResult(
  report: JudgingReport,
  manifest: ChallengeManifest,
  chosen: FeedbackLevel,
): ReportedResult | null {
  if (chosen === 'none') return null;
  const told = reportForCandidate(report, manifestAtLevel(manifest, chosen));
  const groups = told.groups.filter(({ visibility }) => visibility === 'secret');
  return {
    verdict: told.verdict,
    score: told.score,
    compileError: told.compileError,
    categories: sumsOf({ ...told, groups }),
    groups: groups.map(({ visibility: _, ...group }) => group),
    counted: told.counted,
  };
}

function sumsOf({ groups, categories }: CandidateReport): ReportedResult['categories'] {
  const parts = [
    ...categories,
    ...groups.map(({ category, points, score, cases }) => ({
      category,
      points,
      score,
      cases: { accepted: cases.filter(({ verdict }) => verdict === 'accepted').length, total: cases.length },
    })),
  ];
  return CATEGORIES.flatMap((category) => {
    const own = parts.filter((part) => part.category === category);
    const points = sumPoints(own.map((part) => part.points));
    if (points === 0) return [];
    const score = Math.round((10_000 * sumPoints(own.map((part) => part.score))) / points) / 100;
    const count = (of: 'accepted' | 'total') => own.reduce((sum, { cases }) => sum + cases[of], 0);
    return [{ category, score, cases: { accepted: count('accepted'), total: count('total') } }];
  });
}
