import { EngineVersion } from '../../src/domain/ids.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';

export const MADE_UP_ENGINE = EngineVersion.parse('made up');

/** A report in which the secret group of `makeChallenge` earned `score` of 100 points. */
export function makeReport(score = 100): JudgingReport {
  const verdict = score === 100 ? 'accepted' : 'wrong-answer';
  return {
    verdict,
    score,
    groups: [
      {
        name: 'Sums',
        category: 'correctness',
        visibility: 'secret',
        points: 100,
        score,
        cases: [{ title: 'adds', verdict }],
      },
    ],
    usage: { cpuTimeMs: 10, wallTimeMs: 20, peakMemoryMb: 30 },
    output: '',
    isolation: { level: 3, mechanisms: [] },
    engine: MADE_UP_ENGINE,
  };
}

export function makeJudged(score = 100): JudgingOutcome {
  return { state: 'judged', report: makeReport(score) };
}
