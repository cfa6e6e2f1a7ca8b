/** What something cost at one size. */
export type Sample = { readonly n: number; readonly cost: number };

/** Cost as a power of n. */
export type Fit = {
  readonly exponent: number;
  /** How much of what varies is explained, from 0 to 1. */
  readonly r2: number;
  /** Of the exponent. */
  readonly standardError: number;
};

/**
 * The power of n that comes closest, by least squares over logarithms.
 *
 * @param perUnit - what is divided out first: what is left grows by n to the exponent faster than it
 */
export function fitPower(samples: readonly Sample[], perUnit: (n: number) => number = () => 1): Fit {
  if (samples.length < 2) return { exponent: 0, r2: 1, standardError: 0 };
  const points = samples.map(({ n, cost }) => ({ x: Math.log(n), y: Math.log(cost / perUnit(n)) }));
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const sum = (of: (x: number, y: number) => number): number =>
    points.reduce((total, { x, y }) => total + of(x - meanX, y - meanY), 0);
  const [xx, xy, yy] = [sum((x) => x * x), sum((x, y) => x * y), sum((_, y) => y * y)];
  const exponent = xy / xx;
  const residual = Math.max(0, yy - exponent * xy);
  return {
    exponent,
    r2: yy === 0 ? 1 : 1 - residual / yy,
    standardError: points.length < 3 ? 0 : Math.sqrt(residual / (points.length - 2) / xx),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
