import { type Bound, type CostBound, readBound, readCostBound } from './bound.ts';
import { Cost } from './cost.isolate.ts';
import { fitPower } from './fit.ts';
import { Growth } from './growth.isolate.ts';

/**
 * By how much the exponent may be beyond what is allowed, logarithms apart. Caches and memory make what is linear grow by
 * n^1.1 to n^1.25, and a square is seen at n^1.65 to n^1.95 (`npm run bench -- --growth`): a logarithm, or half a power,
 * is not to be seen between the two.
 */
const CPU_TOLERANCE = 0.45;
/** What is counted is exact, but for what is added to each run. */
const COUNT_TOLERANCE = 0.25;
/** What two processes cost that do the same differs by less. */
const COST_TOLERANCE = 0.2;
/** An exponent is beyond it only where it surely is. */
const STANDARD_ERRORS = 2;

type Judged = { readonly pass: boolean; readonly message: () => string };

export const growthMatchers = {
  toCostAtMost(received: unknown, bound: CostBound): Judged {
    if (!(received instanceof Cost)) {
      throw new TypeError('toCostAtMost: expect what cost(…) gives: expect(await cost(…)).toCostAtMost(…)');
    }
    const times = readCostBound(bound);
    const pass = received.times <= times * (1 + COST_TOLERANCE);
    return {
      pass,
      message: () =>
        `expected to cost ${pass ? 'more than' : 'at most'} ${times} × what the model solution costs, ` +
        `but it is ${received.times.toFixed(1)} ×: ${received.programMs.toFixed(3)} and ${received.modelMs.toFixed(3)} CPU ms`,
    };
  },

  toGrowNoFasterThan(received: unknown, bound: Bound): Judged {
    if (!(received instanceof Growth)) {
      throw new TypeError(
        'toGrowNoFasterThan: expect what growth(…) gives: expect(await growth(…)).toGrowNoFasterThan(…)',
      );
    }
    const pass = received.of === 'cpu' ? isCpuWithin(received, bound) : isCountWithin(received, bound);
    return {
      pass,
      message: () =>
        `expected ${received.of} to grow ${pass ? 'faster' : 'no faster'} than ${bound}, ` +
        `but it grows like n^${received.exponent.toFixed(2)} (r² ${received.r2.toFixed(3)})${hintOf(received, bound)}\n` +
        tableOf(received),
    };
  },
};

function isCpuWithin({ fitted }: Growth, bound: Bound): boolean {
  const { exponent, standardError } = fitPower(fitted);
  const beyond = exponent - readBound(bound).exponent;
  return beyond <= CPU_TOLERANCE || beyond - STANDARD_ERRORS * standardError <= CPU_TOLERANCE / 2;
}

function isCountWithin({ fitted }: Growth, bound: Bound): boolean {
  return fitPower(fitted, readBound(bound).at).exponent <= COUNT_TOLERANCE;
}

/** Reading what is passed grows with it, and hides what grows less. */
function hintOf({ of, isPrepared }: Growth, bound: Bound): string {
  if (of !== 'cpu' || isPrepared || (bound !== '1' && bound !== 'log n')) return '';
  return '. Reading what a run is passed counts, too, unless `prepare` makes it';
}

function tableOf({ of, samples }: Growth): string {
  const unit = of === 'cpu' ? 'CPU ms' : of;
  const rows = samples.map(({ n, cost }, index) => {
    const before = samples[index - 1]?.cost;
    const times = before === undefined || before === 0 ? '' : `× ${(cost / before).toFixed(1)}`;
    return `${String(n).padStart(10)}${(of === 'cpu' ? cost.toFixed(3) : String(cost)).padStart(12)}${times.padStart(8)}`.trimEnd();
  });
  return [`${'n'.padStart(10)}${unit.padStart(12)}`, ...rows].join('\n');
}
