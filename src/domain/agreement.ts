import { CRITERIA, type Criterion, MARKS, type Mark } from './rubric.ts';

/** What two people gave the same work. */
export type MarkPair = readonly [first: Mark, second: Mark];

export type Marks = Readonly<Partial<Record<Criterion, Mark | null>>>;

/** Of two reviews, on every criterion that both have marked. */
export function markPairs(first: Marks, second: Marks): MarkPair[] {
  return CRITERIA.flatMap((criterion) => {
    const [a, b] = [first[criterion], second[criterion]];
    return a == null || b == null ? [] : [[a, b] as const];
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
  const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / pairs.length;
  const shares = (which: 0 | 1) =>
    MARKS.map((mark) => pairs.filter((pair) => pair[which] === mark).length / pairs.length);
  const [firsts, seconds] = [shares(0), shares(1)];
  let expected = 0;
  for (const [i, first] of firsts.entries()) {
    for (const [j, second] of seconds.entries()) expected += first * second * (i - j) ** 2;
  }
  return pairs.length === 0 || expected === 0 ? null : 1 - observed / expected;
}

/** Two final reviews are this far apart on a criterion where they are disputed. */
const DISPUTED_FROM = 2;

/** Whether two of these reviews are so far apart on some criterion that people should talk about it. */
export function isDisputed(reviews: readonly Marks[]): boolean {
  return CRITERIA.some((criterion) => {
    const marks = reviews.flatMap((review) => review[criterion] ?? []);
    return marks.length > 0 && Math.max(...marks) - Math.min(...marks) >= DISPUTED_FROM;
  });
}
