import { expect, test } from 'vitest';
import {
  describeGrowth,
  formatVirtual,
  repeatedCalls,
} from '../../../src/browser/staff/participation/behaviour/describe-calls.ts';
import { changedLines } from '../../../src/browser/staff/participation/code/changed-lines.ts';
import { describeRank, describeScore } from '../../../src/browser/staff/participation/describe-score.ts';
import { describeBaseRate } from '../../../src/browser/staff/participation/similarity/describe-similarity.ts';
import type { BehaviourCall } from '../../../src/domain/behaviour.ts';

test('a score is told with its error, and with no more digits than it has', () => {
  expect(describeScore({ score: 82.46, error: 3.14 })).toBe('82.5 ± 3.1');
  expect(describeScore({ score: 100, error: null })).toBe('100');
});

test('a rank leaves out who is ranked, and nobody is ranked alone', () => {
  expect(describeRank({ scored: 41, below: 27 })).toBe('better than 27 of 40 others');
  expect(describeRank({ scored: 3, below: 0 })).toBe('none of 2 others scored less');
  expect(describeRank({ scored: 1, below: 0 })).toBeUndefined();
});

test('how unusual a similarity is, is told by counts', () => {
  expect(describeBaseRate(3 / 780, 780)).toBe('3 of 780 pairs of this case are as similar or more');
  expect(describeBaseRate(0, 780)).toBe('1 of 780 pairs of this case is as similar or more');
});

test('lines that changed are marked, and what only went is marked where it was', () => {
  expect(changedLines('a\nb\nc', 'a\nB\nc\nd')).toEqual([2, 3, 4]);
  expect(changedLines('a\nb\nc\nd', 'a\nd')).toEqual([2]);
  expect(changedLines('same\n', 'same\n')).toEqual([]);
  expect(changedLines('', 'one\ntwo')).toEqual([1, 2]);
});

function call(what: string, atMs: number, tookMs: number | null): BehaviourCall {
  return { kind: 'http', atMs, tookMs, what, service: 'shop', end: null, fault: null };
}

test('waits between tries are from the end of one to the beginning of the next', () => {
  const calls = [call('GET /a', 0, 10), call('GET /b', 5, 5), call('GET /a', 110, 10), call('GET /a', 320, null)];
  expect(repeatedCalls(calls)).toEqual([{ what: 'GET /a', count: 3, waitsMs: [100, 200] }]);
});

test.each([
  [350, '350 ms'],
  [2_500, '2.5 s'],
  [90_000, '1 min 30 s'],
  [3_600_000, '60 min'],
])('%i virtual ms are written as %s', (ms, words) => {
  expect(formatVirtual(ms)).toBe(words);
});

test('growth is told by its power, and by what was measured', () => {
  const samples = [
    { n: 100, cost: 1.234 },
    { n: 1_600, cost: 320 },
  ];
  expect(describeGrowth({ of: 'cpu', exponent: 1.96, samples })).toBe(
    'cpu grows about as n to the power of 2, from 1.23 at n = 100 to 320 at n = 1,600',
  );
  expect(describeGrowth({ of: 'queries', exponent: 0.01, samples: [] })).toBe('queries does not grow');
});
