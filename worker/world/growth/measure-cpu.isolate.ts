import type { WorldPorts } from '../part.ts';
import { fitPower, type Sample } from './fit.ts';
import { createProcessorTime } from './processor-time.isolate.ts';

/** What is done at the first size before anything counts, so that it is compiled by then. */
const WARM_MS = 15;
const MOST_WARM_CALLS = 200;
/** Calls that take less are repeated, so that a sample takes so long. */
const SAMPLE_MS = 1;
const MOST_REPEATS = 20;
/** Sizes are doubled until there are so many, the largest of which costs so much. */
const SIZES = 5;
const FEWEST_SIZES = 3;
const ENOUGH_MS = 20;
/** The first run of what is over sooner would be mostly about memory that is not there yet, and code not compiled. */
const BRIEF_MS = 5;
/** The whole is measured again until the exponent is known to this. */
const FEWEST_SWEEPS = 2;
const MOST_SWEEPS = 24;
const PRECISE = 0.05;
/** Where the exponent is not even known to this, the machine is busy: what is least is found by more tries. */
const VAGUE = 0.1;
/** A line through fewer points fits them however far they are off. */
const FEWEST_FITTED = 3;
/** What costs less than this share of a call that does nothing is not to be seen. */
const VISIBLE_SHARE = 0.5;
/** Where no size costs so much, none is: on a busy machine such figures are mostly of other processes. */
const NOTED_MS = 0.1;
/**
 * The exponent is that of all sizes that cost so much or more, where there are so many: over many sizes caches bend it
 * least. Otherwise it is that of as many of the largest.
 */
const CLEAR_MS = 0.2;
const FEWEST_CLEAR = 4;
/** An exponent that is so far between two whole ones may still be on its way to the larger: then n is doubled again. */
const UNCLEAR_FROM = 0.3;
const UNCLEAR_TO = 0.65;
/** What is not clear yet may take so many times as much. */
const UNCLEAR_BUDGET = 3;
/** What is still too little to be seen at the largest n is looked at up to so many times that. */
const UNSEEN_FACTOR = 4;

export type CpuOptions = {
  readonly from: number;
  readonly to: number;
  /** Whether `to` is the author's, so that no larger n may be tried. */
  readonly isToFixed: boolean;
  readonly budgetMs: number;
  readonly withInput: (n: number, act: (input: unknown) => Promise<number>) => Promise<number>;
  readonly run: (input: unknown, n: number) => unknown;
};

type Size = { readonly n: number; repeats: number; leastMs: number };

/**
 * Measures at n, 2n, 4n … A machine's noise only ever adds to processor time, so all sizes are measured in turn, again
 * and again, and the least of each counts.
 */
export async function measureCpu(
  ports: WorldPorts,
  { from, to, isToFixed, budgetMs, withInput, run }: CpuOptions,
): Promise<{ readonly samples: readonly Sample[]; readonly fitted: readonly Sample[] }> {
  const cpu = createProcessorTime(ports);
  const nullMs = cpu.nullCallMs();
  const startedMs = cpu.readMs();
  const spentMs = (): number => cpu.readMs() - startedMs;
  const sizes: Size[] = [];
  const largest = (): Size => sizes.at(-1) as Size;

  async function addSize(n: number): Promise<void> {
    const size: Size = { n, repeats: 1, leastMs: Number.POSITIVE_INFINITY };
    sizes.push(size);
    await measure(size);
    if (size.leastMs < BRIEF_MS) await measure(size);
  }

  async function measure(size: Size): Promise<void> {
    const ms = await withInput(size.n, (input) => cpu.measureMs(size.repeats, () => run(input, size.n)));
    size.leastMs = Math.min(size.leastMs, ms);
    size.repeats = Math.min(MOST_REPEATS, Math.max(1, Math.ceil(SAMPLE_MS / size.leastMs)));
  }

  function samplesOf(): Sample[] {
    return sizes.map(({ n, leastMs }) => ({ n, cost: Math.max(leastMs - nullMs, nullMs / 100) }));
  }

  function fittedOf(): Sample[] {
    if (samplesOf().every(({ cost }) => cost < NOTED_MS)) return [];
    const visible = samplesOf().filter(({ cost }) => cost >= nullMs * VISIBLE_SHARE);
    const clear = visible.filter(({ cost }) => cost >= CLEAR_MS);
    const fitted = clear.length >= FEWEST_CLEAR ? clear : visible.slice(-FEWEST_CLEAR);
    return fitted.length >= FEWEST_FITTED ? fitted : [];
  }

  /** Whether larger sizes would tell nothing more, or cost too much: what grows by its square takes four times as long. */
  function isEnough(): boolean {
    if (sizes.length < FEWEST_SIZES) return false;
    return (sizes.length >= SIZES && largest().leastMs >= ENOUGH_MS) || !canAfford(budgetMs);
  }

  function canAfford(budget: number): boolean {
    return spentMs() + FEWEST_SWEEPS * 4 * largest().leastMs <= budget;
  }

  function isKnown(): boolean {
    const { standardError } = fitPower(fittedOf());
    return standardError < PRECISE || spentMs() > (standardError < VAGUE ? budgetMs : UNCLEAR_BUDGET * budgetMs);
  }

  function mayDouble(): boolean {
    const { exponent } = fitPower(fittedOf());
    const beyond = exponent - Math.floor(exponent);
    const isUnclear = beyond > UNCLEAR_FROM && beyond < UNCLEAR_TO;
    return isUnclear && 2 * largest().n <= to && canAfford(UNCLEAR_BUDGET * budgetMs);
  }

  const first: Size = { n: from, repeats: 1, leastMs: Number.POSITIVE_INFINITY };
  for (let call = 0; call < MOST_WARM_CALLS && spentMs() < WARM_MS; call += first.repeats) await measure(first);
  for (let n = from; n <= to && !isEnough(); n *= 2) await addSize(n);
  const farthest = isToFixed ? to : to * UNSEEN_FACTOR;
  while (2 * largest().n <= farthest && largest().leastMs - nullMs < CLEAR_MS) await addSize(2 * largest().n);
  for (let sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
    for (const size of sweep % 2 === 0 ? sizes : sizes.toReversed()) await measure(size);
    if (sweep < FEWEST_SWEEPS) continue;
    if (mayDouble()) await addSize(largest().n * 2);
    else if (isKnown()) break;
  }
  return { samples: samplesOf(), fitted: fittedOf() };
}
