import { expect, test } from 'vitest';
import { changedLines } from '../../../src/browser/staff/participation/code/changed-lines.ts';
import { describeRank, describeScore } from '../../../src/browser/staff/participation/describe-score.ts';
import { describeBaseRate } from '../../../src/browser/staff/participation/similarity/describe-similarity.ts';

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
