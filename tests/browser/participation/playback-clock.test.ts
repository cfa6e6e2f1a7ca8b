import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, indexAt } from '../../../src/browser/staff/participation/playback/playback-clock.ts';

const SAVES = [0, 1_000, 5_000, 500_000].map((atMs) => ({ atMs }));

test('what is shown is the last save by then, and the first before any', () => {
  expect([-1, 0, 999, 1_000, 4_999, 5_000, 9e9].map((atMs) => indexAt(SAVES, atMs))).toEqual([0, 0, 0, 1, 1, 2, 3]);
  expect(indexAt([], 5)).toBe(0);
});

test('a search finds what going through all of them does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1 }), fc.nat(120), (times, atMs) => {
      const saves = times.toSorted((one, other) => one - other).map((each) => ({ atMs: each }));
      expect(indexAt(saves, atMs)).toBe(
        Math.max(
          0,
          saves.findLastIndex((save) => save.atMs <= atMs),
        ),
      );
    }),
  );
});

test('a long pause is cut short where somebody wants that, and only there', () => {
  expect(advance(SAVES, 5_000, 250, true)).toBe(498_000);
  expect(advance(SAVES, 5_000, 250, false)).toBe(5_250);
  expect(advance(SAVES, 498_000, 250, true)).toBe(498_250);
  expect(advance(SAVES, 0, 250, true)).toBe(250);
});

test('at the end it stays', () => {
  expect(advance(SAVES, 499_999, 64_000, true)).toBe(500_000);
  expect(advance(SAVES, 500_000, 64_000, true)).toBe(500_000);
});
