import { expect, test } from 'vitest';
import type { GroupResult } from '../../src/domain/judging.ts';
import { scoreError } from '../../src/domain/score-error.ts';

function group(points: number, passed: number, of: number, visibility: 'secret' | 'sample' = 'secret'): GroupResult {
  return {
    name: `${points} of ${of}`,
    category: 'correctness',
    visibility,
    points,
    score: (points * passed) / of,
    cases: Array.from({ length: of }, (_, index) => ({
      title: String(index),
      verdict: index < passed ? ('accepted' as const) : ('wrong-answer' as const),
    })),
  };
}

test('the error of one group is that of a share: 3 of 4 is 75 ± 25', () => {
  // 100² · ¾ · ¼ / 3 = 625
  expect(scoreError([group(30, 3, 4)])).toBeCloseTo(25, 10);
});

test('groups add up by the squares of their shares of the points', () => {
  // 60 of 100 points, 5 of 10: 60² · ¼ / 9 = 100. 40 points, 1 of 5: 40² · ⅕ · ⅘ / 4 = 64. √164
  expect(scoreError([group(6, 5, 10), group(4, 1, 5)])).toBeCloseTo(Math.sqrt(164), 10);
});

test('all and nothing, samples, single tests and what has no points say nothing', () => {
  expect(scoreError([group(10, 4, 4), group(10, 0, 4)])).toBeNull();
  expect(scoreError([group(10, 1, 1), group(10, 0, 1)])).toBeNull();
  expect(scoreError([group(10, 1, 2, 'sample')])).toBeNull();
  expect(scoreError([group(0, 1, 2)])).toBeNull();
  expect(scoreError([])).toBeNull();
  // The single test has half of the points, and no error that can be told: 50² · ¼ / 1.
  expect(scoreError([group(10, 1, 2), group(10, 1, 1), group(5, 1, 2, 'sample')])).toBeCloseTo(25, 10);
});
