/** Null of no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** Null of no values; between the two in the middle where their number is even. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Of a sample; null of fewer than two values. */
export function variance(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
}

/** Pearson's, from -1 to 1; null where either list does not vary. Both are of one length. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [middleX, middleY] = [mean(xs) ?? 0, mean(ys) ?? 0];
  const [dx, dy] = [xs.map((x) => x - middleX), ys.map((y) => y - middleY)];
  const spread = Math.sqrt(sum(dx.map((d) => d * d)) * sum(dy.map((d) => d * d)));
  // Sums of hundredths are seldom exactly nothing.
  if (spread < 1e-9) return null;
  return sum(dx.map((d, index) => d * (dy[index] ?? 0))) / spread;
}

/** By how many standard errors the second mean is above the first (Welch); null where that cannot be said. */
export function standardErrorsApart(before: readonly number[], after: readonly number[]): number | null {
  const [was, is] = [mean(before), mean(after)];
  const [wasVariance, isVariance] = [variance(before), variance(after)];
  if (was === null || is === null || wasVariance === null || isVariance === null) return null;
  const error = Math.sqrt(wasVariance / before.length + isVariance / after.length);
  return error === 0 ? null : (is - was) / error;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
