import type { TestFigures } from '../../domain/test-figures.ts';
import { type Advice, type ScoreDrift, SMALLEST_COHORT, type TestHealth } from '../../protocol/case-health.ts';

export type Advised = { readonly advice: Advice; readonly reason: string };

const TOO_FEW: Advised = { advice: 'wait', reason: 'too few candidates to say' };

/** Of a correlation by chance alone 95 % are above this many of its standard errors. */
const NEGATIVE_BEYOND = 1.64;
const WEAK_BELOW = 0.15;
const EASY_FROM = 0.95;
const HARD_TO = 0.05;
/** The share of tests that tell nobody apart from which a case has had its time. */
const SPENT_FROM = 0.5;
const DRIFTS_BEYOND = 2;

/** What to do about a test. */
export function adviseOnTest({ passed, difficulty, discrimination }: TestFigures, candidates: number): Advised {
  if (candidates < SMALLEST_COHORT) return TOO_FEW;
  if (passed === 0) {
    return {
      advice: 'mend',
      reason: 'nobody passes it: look whether the statement asks for it, or whether it is right',
    };
  }
  if (passed === candidates) return { advice: 'retire', reason: 'everybody passes it: it tells nobody apart' };
  const chance = NEGATIVE_BEYOND / Math.sqrt(candidates - 1);
  if (discrimination !== null && discrimination < -chance) {
    return { advice: 'mend', reason: 'those who do well elsewhere fail it: it may ask for what is not right' };
  }
  if (difficulty >= EASY_FROM) return { advice: 'watch', reason: 'nearly everybody passes it' };
  if (difficulty <= HARD_TO) return { advice: 'watch', reason: 'nearly nobody passes it' };
  if (discrimination !== null && discrimination < WEAK_BELOW) {
    return { advice: 'watch', reason: 'passing it hardly goes with doing well elsewhere' };
  }
  return { advice: 'keep', reason: 'tells candidates apart' };
}

/** What to do about the whole case. */
export function adviseOnCase(tests: readonly TestHealth[], candidates: number, drift: ScoreDrift | null): Advised {
  if (candidates < SMALLEST_COHORT) return TOO_FEW;
  const count = (advice: Advice) => tests.filter((test) => test.advice === advice).length;
  // Another version may be easier or harder by itself: that tells nothing of what candidates know of it.
  const risen = drift?.by === 'time' ? (drift.standardErrors ?? 0) : 0;
  if (count('retire') >= SPENT_FROM * tests.length) {
    return { advice: 'retire', reason: `${count('retire')} of ${tests.length} tests are passed by everybody` };
  }
  if (risen > DRIFTS_BEYOND) {
    return { advice: 'retire', reason: 'scores rise by more than chance: solutions may be going round' };
  }
  if (count('mend') > 0) return { advice: 'mend', reason: `${count('mend')} of ${tests.length} tests need mending` };
  if (risen < -DRIFTS_BEYOND) {
    return {
      advice: 'watch',
      reason: 'scores fall by more than chance: look what has changed, the case or who is asked',
    };
  }
  if (count('retire') + count('watch') > 0) {
    return { advice: 'watch', reason: `${count('retire') + count('watch')} of ${tests.length} tests tell little` };
  }
  return { advice: 'keep', reason: 'its tests tell candidates apart' };
}
