/** How many standard errors two totals must be apart to be told apart with some confidence: 95 in 100 by chance alone are closer. */
const ERRORS_APART = 1.96;

export type Total = { readonly score: number; readonly error: number | null };

export type Difference = {
  /** Of the first to the second, in points. */
  readonly points: number;
  /** What could be chance: how far apart they would have to be. Null where an error is not known. */
  readonly least: number | null;
  /** Null where that cannot be said. */
  readonly isToldApart: boolean | null;
};

/** Whether the tests can tell two totals apart, both having been judged by tests that are samples of what could be asked. */
export function tellApart(first: Total, second: Total): Difference {
  const points = first.score - second.score;
  if (first.error === null || second.error === null) return { points, least: null, isToldApart: null };
  const least = ERRORS_APART * Math.hypot(first.error, second.error);
  return { points, least, isToldApart: Math.abs(points) > least };
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
