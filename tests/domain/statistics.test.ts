import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlation, mean, median, standardErrorsApart, variance } from '../../src/domain/statistics.ts';

test('the middle of an even number of values is between two of them', () => {
  expect([median([5, 1, 3]), median([4, 1, 3, 2]), median([])]).toEqual([3, 2.5, null]);
});

test('figures agree with those of a textbook', () => {
  expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
  expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7);
  expect(correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8);
  // Two samples of variance 1, of which each mean has a standard error of 1 / √3.
  expect(standardErrorsApart([1, 2, 3], [3, 4, 5])).toBeCloseTo(2 / Math.sqrt(2 / 3));
});

test('what does not vary goes with nothing, and is no number of errors apart', () => {
  expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(correlation([0.1, 0.2, 0.3], [1 / 3, 1 / 3, 1 / 3])).toBeNull();
  expect(standardErrorsApart([1, 1], [2, 2])).toBeNull();
  expect(standardErrorsApart([1], [2, 3])).toBeNull();
});

test('a correlation is from -1 to 1, of either first, and turns over with its sign', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 2,
  });
  fc.assert(
    fc.property(pairs, (points) => {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const found = correlation(xs, ys);
      if (found === null) return;
      expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-9);
      expect(correlation(ys, xs)).toBeCloseTo(found);
      expect(
        correlation(
          xs.map((x) => -x),
          ys,
        ),
      ).toBeCloseTo(-found);
    }),
  );
});
