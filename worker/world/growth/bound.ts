/** How cost may grow: `'1'`, `'log n'`, `'n'`, `'n log n'`, `'n^2'`, `'n^1.5'`, `'n^2 log n'`, … */
export type Bound = '1' | 'log n' | 'n' | 'n log n' | `n^${number}` | `n^${number} log n`;

export type ReadBound = {
  /** The power of n in it, apart from any logarithm. */
  readonly exponent: number;
  /** How much it is at n, up to a factor. */
  readonly at: (n: number) => number;
};

/** @throws TypeError where it is none */
export function readBound(bound: string): ReadBound {
  const match = /^(?:1|log n|n(?:\^(\d+(?:\.\d+)?))?( log n)?)$/.exec(bound);
  if (match === null) {
    throw new TypeError(`'${bound}' is no growth: write '1', 'log n', 'n', 'n log n', 'n^2' or the like`);
  }
  const exponent = bound.startsWith('n') ? Number(match[1] ?? 1) : 0;
  const hasLog = bound.endsWith('log n');
  return { exponent, at: (n) => n ** exponent * (hasLog ? Math.log(Math.max(n, 2)) : 1) };
}

/** How much something may cost: `'3x model'` is three times what it costs the model solution. */
export type CostBound = `${number}x model`;

/** @throws TypeError where it is none */
export function readCostBound(bound: string): number {
  const times = Number(/^(\d+(?:\.\d+)?)x model$/.exec(bound)?.[1]);
  if (times > 0) return times;
  throw new TypeError(`'${bound}' is no cost: write '3x model'`);
}
