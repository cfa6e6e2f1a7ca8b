import { expect, it } from 'vitest';
import { measureUntilClear } from '../../worker/world/growth/measure-until-clear.ts';

/** What grows by these powers of n, one measurement after the other. */
function measurementsOf(...exponents: readonly number[]) {
  const left = [...exponents];
  return async () => {
    const exponent = left.shift();
    if (exponent === undefined) throw new Error('was measured too often');
    return { exponent, fitted: [100, 200, 400].map((n) => ({ n, cost: n ** exponent })) };
  };
}

it.each([
  ['is measured once where it is clear', [1.05], 1.05],
  ['is measured once where it is all but a square', [1.7, 1], 1.7],
  ['is measured again where it is between a line and a square', [1.29, 1.66], 1.66],
  ['is the middle one where it is never clear', [1.55, 1.3, 1.45], 1.45],
  ['is measured again where it falls between nothing and a line', [0.4, 0.02], 0.02],
])('growth %s', async (_, exponents, expected) => {
  expect((await measureUntilClear(measurementsOf(...exponents))).exponent).toBe(expected);
});
