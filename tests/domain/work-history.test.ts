import { expect, test } from 'vitest';
import { LARGE_FROM_LINES, largeInserts } from '../../src/domain/large-insert.ts';
import { lineChanges } from '../../src/domain/line-changes.ts';
import { caseTurns } from '../../src/domain/turned-cases.ts';
import { workTimeMs } from '../../src/domain/work-time.ts';
import { makeResults } from '../support/make-case-results.ts';

const lines = (count: number, word = 'const value') =>
  Array.from({ length: count }, (_, at) => `  ${word}${at} = ${at};`);
const chars = lines(LARGE_FROM_LINES).reduce((sum, line) => sum + line.trim().length + 1, 0);

test('many lines are large where they came faster than anybody types', () => {
  const slow = (chars / 10) * 1_000;
  expect(largeInserts([]).isLarge(lines(LARGE_FROM_LINES), slow)).toBe(false);
  expect(largeInserts([]).isLarge(lines(LARGE_FROM_LINES), slow - 1)).toBe(true);
  expect(largeInserts([]).isLarge(lines(LARGE_FROM_LINES - 1), 0)).toBe(false);
});

test('blank lines, the starter and what was there before are no news', () => {
  expect(largeInserts(lines(LARGE_FROM_LINES)).isLarge(lines(LARGE_FROM_LINES), 0)).toBe(false);
  expect(largeInserts([]).isLarge(Array(100).fill(' '), 0)).toBe(false);
  const inserts = largeInserts([]);
  expect(inserts.isLarge(lines(30), 3_600_000)).toBe(false);
  expect(inserts.isLarge(lines(30), 0)).toBe(false);
});

test('changes are counted by lines, and what only moved is none', () => {
  const before = [
    { path: 'a.ts', content: 'one\ntwo\nthree\n' },
    { path: 'b.ts', content: 'x' },
  ];
  const after = [
    { path: 'a.ts', content: 'three\none\nfour\n' },
    { path: 'c.ts', content: 'y\n' },
  ];
  expect(lineChanges(before, after)).toEqual({
    linesAdded: 2,
    linesRemoved: 2,
    files: ['a.ts', 'b.ts', 'c.ts'],
    added: ['four', 'y'],
  });
});

test('a test turns green or red against the last time that it ran', () => {
  const turnsOf = caseTurns();
  const run = (results: Record<string, boolean>) => {
    const { turnedGreen, turnedRed } = turnsOf(makeResults(results).groups);
    return [turnedGreen, turnedRed].map((all) => all.map(({ title }) => title));
  };
  expect(run({ adds: true, carries: false })).toEqual([['adds'], []]);
  expect(run({ carries: true })).toEqual([['carries'], []]);
  expect(run({ adds: false, carries: true })).toEqual([[], ['adds']]);
  expect(run({ adds: true, carries: false })).toEqual([['adds'], ['carries']]);
});

test('who uses up all of their time is at the end when everybody is, whatever was granted on top', () => {
  const hour = 3_600_000;
  for (const extraTime of [1, 1.25, 1.5, 2]) {
    for (const grantedMs of [0, 600_000]) {
      const own = hour * extraTime + grantedMs;
      expect(workTimeMs(own, { durationMs: hour, extraTime, grantedMs })).toBe(hour + grantedMs);
      expect(Number.isInteger(workTimeMs(own / 3, { durationMs: hour, extraTime, grantedMs }))).toBe(true);
    }
  }
  expect(workTimeMs(hour, { durationMs: null, extraTime: 2, grantedMs: 0 })).toBe(hour);
});
