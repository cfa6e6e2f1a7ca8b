import type { GroupResult } from '../../../domain/judging.ts';
import { type MatchedGroup, matchGroups } from './match-cases.ts';

/** How many standard errors a difference must be to say something: 95 in 100 by chance alone are smaller. */
const ERRORS_APART = 1.96;

/** What one of two was judged by. */
export type Judged = { readonly score: number; readonly groups: readonly GroupResult[] };

export type Difference = {
  /** Of the first to the second, in points. */
  readonly points: number;
  /** What could be chance: how far apart they would have to be. Null where their tests do not say. */
  readonly least: number | null;
  /** Null where that cannot be said. */
  readonly isToldApart: boolean | null;
};

/** Whether the tests that two took can tell their totals apart. */
export function tellApart(first: Judged, second: Judged): Difference {
  const points = first.score - second.score;
  const error = differenceError(first.groups, second.groups);
  // Points that differ though all tests ended alike are shares of tests, of whose chance nothing is known.
  if (error === null || (error === 0 && points !== 0)) return { points, least: null, isToldApart: null };
  const least = ERRORS_APART * error;
  return { points, least, isToldApart: Math.abs(points) > least };
}

/**
 * The standard error of the difference of the totals of two equals, in points of 100. They took the same tests, so it is
 * what differs test by test that varies, and a test that is hard for both says nothing against either; stratified by
 * group:
 *
 *     Var = Σ (points share of the group)² · Σ dᵢ² / n²
 *
 * where dᵢ of a group's n tests is 1 where only the first passed, −1 where only the second did, and 0 where both ended
 * alike. Of a single group it is McNemar's test (Q. McNemar, Psychometrika 12, 1947, 153–157): dᵢ varies about 0, which
 * is its mean among equals, and not about its mean here, or else who passes both of two tests that another fails would
 * be ahead of them beyond all doubt. Tests that only one of them took are left out.
 *
 * @returns null where no secret group with points has a test that both took
 */
export function differenceError(first: readonly GroupResult[], second: readonly GroupResult[]): number | null {
  const scored = matchGroups([first, second]).filter(({ visibility, points }) => visibility === 'secret' && points > 0);
  const total = scored.reduce((sum, { points }) => sum + points, 0);
  const variances = scored.flatMap((group) => {
    const { shared, different } = countShared(group);
    return shared === 0 ? [] : [((100 * group.points) / total) ** 2 * (different / shared ** 2)];
  });
  return variances.length === 0 ? null : Math.sqrt(variances.reduce((sum, each) => sum + each, 0));
}

/** How many tests both took, and how many of those only one of them passed. */
function countShared({ cases }: MatchedGroup): { readonly shared: number; readonly different: number } {
  const shared = cases.flatMap(({ results: [first, second] }) =>
    first && second ? [[first.verdict === 'accepted', second.verdict === 'accepted'] as const] : [],
  );
  return { shared: shared.length, different: shared.filter(([first, second]) => first !== second).length };
}

/** The same in a sentence. */
export function describeDifference(names: readonly [string, string], difference: Difference): string {
  const { points, least, isToldApart } = difference;
  const [ahead, behind] = points >= 0 ? names : [names[1], names[0]];
  const apart = round(Math.abs(points));
  if (apart === 0) return `${names[0]} and ${names[1]} have the same total.`;
  const lead = `${ahead} is ${apart} ${apart === 1 ? 'point' : 'points'} ahead of ${behind}`;
  if (least === null || isToldApart === null) return `${lead}; how sure that is, their tests do not say.`;
  return isToldApart
    ? `${lead}: more than chance in the choice of tests would give (${round(least)}).`
    : `${names[0]} and ${names[1]} cannot be told apart: ${apart} ${apart === 1 ? 'point' : 'points'} between them is within what these tests can tell (${round(least)}).`;
}

function round(points: number): number {
  return Math.round(10 * points) / 10;
}
