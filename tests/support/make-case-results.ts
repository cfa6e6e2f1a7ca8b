import type { JudgingReport } from '../../src/domain/judging.ts';
import { totalScore } from '../../src/domain/score.ts';
import { makeReport } from './make-report.ts';

/** A report on the secret group of `makeChallenge`: which of its tests were passed, each worth the same. */
export function makeResults(results: Readonly<Record<string, boolean>>, cpuTimeMs = 10): JudgingReport {
  const titles = Object.entries(results);
  const passed = titles.filter(([, isPassed]) => isPassed).length;
  const group = {
    name: 'Sums',
    category: 'correctness' as const,
    visibility: 'secret' as const,
    points: 30,
    score: titles.length === 0 ? 0 : (30 * passed) / titles.length,
    cases: titles.map(([title, isPassed]) => ({
      title,
      verdict: isPassed ? ('accepted' as const) : ('wrong-answer' as const),
    })),
  };
  return {
    ...makeReport(),
    verdict: passed === titles.length ? 'accepted' : 'wrong-answer',
    score: totalScore([group]),
    groups: [group],
    usage: { cpuTimeMs, wallTimeMs: 20, peakMemoryMb: 30 },
  };
}
