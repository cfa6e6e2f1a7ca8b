import { seededRandom } from '../../domain/seeded-random.ts';
import { type Fingerprints, similarityOf } from './fingerprint.ts';
import type { TakeTurns } from './taking-turns.ts';

/** All pairs of 200 works, or so many of more. */
export const PAIRS_AT_MOST = 19_900;
const BARS = 20;

export type BaseRates = {
  readonly pairs: number;
  /** How many are from 0 to below 0.05, from 0.05 … and from 0.95 to 1. */
  readonly histogram: readonly number[];
  /** The share of pairs that are at least as similar. */
  readonly shareFrom: (similarity: number) => number;
};

/** How similar works of a cohort are to each other: of all pairs, or of a sample that is the same for the same works. */
export async function baseRatesOf(works: readonly Fingerprints[], takeTurns: TakeTurns): Promise<BaseRates> {
  const found: number[] = [];
  for (const [one, other] of choosePairs(works.length)) {
    found.push(similarityOf(works[one] as Fingerprints, works[other] as Fingerprints));
    await takeTurns();
  }
  const histogram: number[] = Array(BARS).fill(0);
  for (const similarity of found) {
    const bar = Math.min(BARS - 1, Math.floor(similarity * BARS));
    histogram[bar] = (histogram[bar] ?? 0) + 1;
  }
  return {
    pairs: found.length,
    histogram,
    shareFrom: (similarity) =>
      found.length === 0 ? 0 : found.filter((other) => other >= similarity).length / found.length,
  };
}

function* choosePairs(count: number): Generator<readonly [number, number]> {
  if ((count * (count - 1)) / 2 <= PAIRS_AT_MOST) {
    for (let one = 0; one < count; one += 1) for (let other = 0; other < one; other += 1) yield [one, other];
    return;
  }
  const random = seededRandom(count);
  for (let pair = 0; pair < PAIRS_AT_MOST; pair += 1) {
    const one = Math.floor(random() * count);
    yield [one, (one + 1 + Math.floor(random() * (count - 1))) % count];
  }
}
