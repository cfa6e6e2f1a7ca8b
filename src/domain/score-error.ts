import type { GroupResult } from './judging.ts';

/**
 * The standard error of a total, in points of 100: by how much it would vary if each group of tests were another sample
 * of as many tests of the same kind. By the binomial error model, stratified by group:
 *
 *     Var = Σ (points share of the group)² · p (1 − p) / (n − 1)
 *
 * where p of a group's n tests passed. F. M. Lord, "Do tests of the same length have the same standard errors of
 * measurement?", Educational and Psychological Measurement 17 (1957), 510–521; the sum over strata is L. S. Feldt's
 * (1965). Groups with one test tell nothing of their own error, and add none; nor do those that passed as a whole, or not
 * at all: how far the work is beyond them no test has shown.
 *
 * @returns null where no group with points has tests that passed and others that did not
 */
export function scoreError(groups: readonly GroupResult[]): number | null {
  const scored = groups.filter(({ visibility, points }) => visibility === 'secret' && points > 0);
  const total = scored.reduce((sum, { points }) => sum + points, 0);
  const known = scored.filter(({ cases }) => cases.length >= 2);
  const variance = known.reduce((sum, { points, cases }) => {
    const share = (100 * points) / total;
    const passed = cases.filter(({ verdict }) => verdict === 'accepted').length / cases.length;
    return sum + (share ** 2 * passed * (1 - passed)) / (cases.length - 1);
  }, 0);
  return variance === 0 ? null : Math.sqrt(variance);
}
