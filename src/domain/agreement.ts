import type { Marks } from './review.ts';
import { CRITERIA, MARKS, type Mark } from './rubric.ts';

/** What two people gave the same work. */
export type MarkPair = readonly [first: Mark, second: Mark];

/** Of two reviews, on every criterion that both have marked. */
export function markPairs(first: Marks, second: Marks): MarkPair[] {
  return CRITERIA.flatMap((criterion) => {
    const [a, b] = [first[criterion].mark, second[criterion].mark];
    return a === null || b === null ? [] : [[a, b] as const];
  });
}

/**
 * How far two readers agree beyond chance: 1 where always, 0 as by chance, below that less. Cohen's kappa with
 * quadratic weights, so that marks next to each other are nearly agreement: J. Cohen, "Weighted kappa",
 * Psychological Bulletin 70 (1968), 213–220.
 *
 * @returns null where there are no pairs, or all marks are one and the same, of which chance would say so too
 */
export function weightedKappa(pairs: readonly MarkPair[]): number | null {
  if (pairs.length === 0) return null;
  const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0);
  const count = (which: 0 | 1, mark: Mark) => pairs.filter((pair) => pair[which] === mark).length;
  let expected = 0;
  for (const a of MARKS) for (const b of MARKS) expected += count(0, a) * count(1, b) * (a - b) ** 2;
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected;
}
