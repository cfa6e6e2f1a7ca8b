import type { ChallengeSlug } from '../domain/ids.ts';
import type {
  CandidateScores,
  CountedJudging,
  ScoreComparison,
  ScoreSort,
  SortOrder,
} from '../protocol/score-comparison.ts';
import { findChallenge } from '../store/read-challenges.ts';
import { readScores, type ScoredJudging } from '../store/read-scores.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

/**
 * Each candidate's best and latest judging.
 *
 * @throws Refusal `not-found`
 */
export async function compareScores(
  service: Service,
  slug: ChallengeSlug,
  sort: ScoreSort,
  order: SortOrder,
): Promise<ScoreComparison> {
  if ((await findChallenge(service.store, slug)) === undefined) {
    throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  }
  const candidates = groupByCandidate(await readScores(service.store, slug));
  const direction = order === 'asc' ? 1 : -1;
  // Sorting is stable, and they come by name: equals stay in the order of their names.
  return { challenge: slug, candidates: candidates.toSorted((a, b) => direction * compare(a, b, sort)) };
}

function groupByCandidate(judgings: readonly ScoredJudging[]): CandidateScores[] {
  return [...Map.groupBy(judgings, (judging) => judging.candidate).values()].flatMap((own) => {
    const best = own.find((judging) => judging.isBest);
    const latest = own.find((judging) => judging.isLatest);
    if (best === undefined || latest === undefined) return [];
    return {
      candidate: best.candidate,
      submissions: best.submissions,
      best: countedOf(best),
      latest: countedOf(latest),
    };
  });
}

function countedOf(judging: ScoredJudging): CountedJudging {
  return {
    submission: judging.submissionId,
    judging: judging.judgingId,
    challengeVersion: judging.challengeVersion,
    verdict: judging.verdict,
    score: judging.score,
    scoreByCategory: judging.scoreByCategory,
    submittedAt: judging.submittedAt.toISOString(),
  };
}

function compare(a: CandidateScores, b: CandidateScores, sort: ScoreSort): number {
  switch (sort) {
    case 'candidate':
      return a.candidate < b.candidate ? -1 : 1;
    case 'submittedAt':
      return a.latest.submittedAt < b.latest.submittedAt ? -1 : Number(a.latest.submittedAt > b.latest.submittedAt);
    case 'best':
    case 'latest':
      return a[sort].score - b[sort].score;
    default:
      return (a.best.scoreByCategory[sort] ?? 0) - (b.best.scoreByCategory[sort] ?? 0);
  }
}
