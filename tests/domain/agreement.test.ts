import { expect, test } from 'vitest';
import { type MarkPair, weightedKappa } from '../../src/domain/agreement.ts';

test('kappa is 1 where two always agree, and null where there is nothing to agree on', () => {
  expect(
    weightedKappa([
      [1, 1],
      [3, 3],
      [5, 5],
    ]),
  ).toBe(1);
  expect(weightedKappa([])).toBeNull();
  expect(
    weightedKappa([
      [3, 3],
      [3, 3],
    ]),
  ).toBeNull();
});

test('it is as by hand: distances squared against those by chance', () => {
  const pairs: MarkPair[] = [
    [1, 2],
    [2, 2],
    [3, 4],
    [5, 5],
  ];
  // Seen: (1 + 0 + 1 + 0) / 4 = 0.5. By chance, over all 16 pairs of a first and a second mark: 13 + 9 + … , each squared.
  const chance =
    [1, 2, 3, 5].flatMap((a) => [2, 2, 4, 5].map((b) => (a - b) ** 2)).reduce((sum, each) => sum + each) / 16;
  expect(weightedKappa(pairs)).toBeCloseTo(1 - 0.5 / chance, 10);
});

test('marks turned around are below chance', () => {
  expect(
    weightedKappa([
      [1, 5],
      [5, 1],
    ]),
  ).toBe(-1);
});
