import type { WorldPorts } from '../part.ts';
import { fitPower, type Sample } from './fit.ts';
import { measureCpu } from './measure-cpu.isolate.ts';
import { measureUntilClear } from './measure-until-clear.ts';

/** How many sizes of what is counted are looked at. */
const COUNTED_SIZES = 5;
/** Of these, so many of the largest are fitted: what is added to each counts for less there. */
const FITTED_SIZES = 3;
const COUNTED_FROM = 10;
const CPU_FROM = 100;
/** The largest n, in terms of the first: what it takes of memory is the program's to bear. */
const LARGEST = 512;
const BUDGET_MS = 500;

/**
 * What is measured: the program's processor time, all that it does to the world, its SQL queries, or what a function
 * counts of whatever it likes.
 */
export type GrowthOf = 'cpu' | 'calls' | 'queries' | (() => number);

export type GrowthOptions<Prepared = number> = {
  readonly of?: GrowthOf;
  /** The first n; the next are twice, four times … as much. 100 where it is left out, 10 for what is counted. */
  readonly from?: number;
  /** The largest n; 512 times the first where it is left out, or more where that still costs next to nothing. */
  readonly to?: number;
  /** The most processor time of the program's that is spent on measuring, more or less; 500 ms where it is left out. */
  readonly budgetMs?: number;
  /**
   * Makes what a run works on, unmeasured. Plain data is handed to the program once, and what a run is given stands for
   * it: without this, reading what it is passed is part of what a run costs, and grows with it.
   */
  readonly prepare?: (n: number) => Prepared | Promise<Prepared>;
};

/**
 * How something grows. `samples` are milliseconds of processor time, or counts, by n. What never costs 0.1 ms is too
 * little to be seen: then nothing is fitted, and the exponent is 0.
 */
export class Growth {
  readonly of: string;
  readonly exponent: number;
  readonly r2: number;
  readonly samples: readonly Sample[];
  /** Those that the exponent was fitted over. */
  readonly fitted: readonly Sample[];
  readonly isPrepared: boolean;

  constructor(of: string, samples: readonly Sample[], fitted: readonly Sample[], isPrepared: boolean) {
    const { exponent, r2 } = fitPower(fitted);
    this.of = of;
    this.exponent = exponent;
    this.r2 = r2;
    this.samples = samples;
    this.fitted = fitted;
    this.isPrepared = isPrepared;
  }
}

/**
 * Finds out how what the program does grows with n, by doing it at n, 2n, 4n … until it is clear. Never by wall time, and
 * never by anything that the program says.
 *
 * Processor time is that of the least of several runs at each size, so a program that remembers its answers would look
 * fast: make other data each time, as with `Math.random`, which is the same for each judging. It is the candidate's
 * processor time that is spent, half a second for each growth, and more where it is not clear: let the case's limits have
 * room for it.
 *
 * @throws TypeError where an option is not what it should be
 * @example
 * ```ts
 * // program:
 * export const common = (a: number[], b: number[]) => { const seen = new Set(a); return b.filter((each) => seen.has(each)); };
 * ```
 * ```ts
 * import { expect, it } from 'vitest';
 * import { growth } from 'minicase/world';
 * import { common } from '../starter/index.ts';
 *
 * const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
 *
 * it('does not look at everything for each', async () => {
 *   expect(await growth((n) => common(upTo(n), upTo(n)))).toGrowNoFasterThan('n log n');
 * });
 * ```
 * @example
 * ```ts
 * // program:
 * export const total = async (ids: number[], readAll: (ids: number[]) => Promise<number[]>) =>
 *   (await readAll(ids)).reduce((sum, each) => sum + each, 0);
 * ```
 * ```ts
 * import { expect, it } from 'vitest';
 * import { growth } from 'minicase/world';
 * import { total } from '../starter/index.ts';
 *
 * it('reads all at once', async () => {
 *   let reads = 0;
 *   const readAll = async (ids: number[]) => { reads += 1; return ids; };
 *   const ids = (n: number) => Array.from({ length: n }, (_, i) => i);
 *   expect(await growth((n) => total(ids(n), readAll), { of: () => reads })).toGrowNoFasterThan('1');
 * });
 * ```
 */
export type MeasureGrowth = <Prepared = number>(
  run: (input: Prepared, n: number) => unknown,
  options?: GrowthOptions<Prepared>,
) => Promise<Growth>;

export function createGrowth(ports: WorldPorts): MeasureGrowth {
  const { calls, peer } = ports;

  function counterOf(of: Exclude<GrowthOf, 'cpu'>): () => number {
    if (typeof of === 'function') return of;
    if (of === 'calls') return () => calls.read().length;
    if (of === 'queries') return () => calls.read().filter(({ kind }) => kind === 'sql' || kind === 'sqlite').length;
    throw new TypeError(`growth: of is ${String(of)}: write 'cpu', 'calls', 'queries', or a function that counts`);
  }

  /** Makes what a run works on, gives it to an action, and lets go of it. */
  async function withInput<Result>(
    prepare: GrowthOptions<unknown>['prepare'],
    n: number,
    act: (input: unknown) => Promise<Result>,
  ): Promise<Result> {
    if (prepare === undefined || peer === undefined) return await act(n);
    const kept = peer.keep(await prepare(n));
    try {
      return await act(kept);
    } finally {
      peer.letGo(kept);
    }
  }

  return async (run, options = {}) => {
    const { of = 'cpu', prepare } = options as GrowthOptions<unknown>;
    const { from, to, budgetMs } = readOptions(options as GrowthOptions<unknown>);
    const runOn = run as (input: unknown, n: number) => unknown;
    const name = typeof of === 'function' ? 'count' : of;
    if (of === 'cpu') {
      const { samples, fitted } = await measureUntilClear(() =>
        measureCpu(ports, {
          from,
          to,
          isToFixed: options.to !== undefined,
          budgetMs,
          withInput: (n, act) => withInput(prepare, n, act),
          run: runOn,
        }),
      );
      return new Growth(name, samples, fitted, prepare !== undefined);
    }
    const count = counterOf(of);
    const samples: Sample[] = [];
    for (let n = from; samples.length < COUNTED_SIZES && n <= to; n *= 2) {
      const cost = await withInput(prepare, n, async (input) => {
        const before = count();
        await runOn(input, n);
        return count() - before;
      });
      samples.push({ n, cost });
    }
    const fitted = samples.slice(-FITTED_SIZES).map(({ n, cost }) => ({ n, cost: Math.max(cost, 1) }));
    return new Growth(name, samples, fitted, prepare !== undefined);
  };
}

function readOptions({ of = 'cpu', from = of === 'cpu' ? CPU_FROM : COUNTED_FROM, ...rest }: GrowthOptions<unknown>) {
  const { to = from * LARGEST, budgetMs = BUDGET_MS } = rest;
  if (!Number.isSafeInteger(from) || from < 1) throw new TypeError(`growth: from is ${from}: it must be 1 or more`);
  if (!Number.isSafeInteger(to) || to < 4 * from) {
    throw new TypeError(`growth: to is ${to}: it must be at least four times from, which is ${from}`);
  }
  if (!(budgetMs > 0)) throw new TypeError(`growth: budgetMs is ${budgetMs}: it must be more than 0`);
  return { from, to, budgetMs };
}
