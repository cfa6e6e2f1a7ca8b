import type { CaseResult, GroupResult } from '../../../domain/judging.ts';

export type MatchedCase = {
  readonly title: string;
  /** What came of it on each side; null where a side has no such test. */
  readonly results: readonly (CaseResult | null)[];
  /** Whether the sides do not all end the same way. */
  readonly isDifferent: boolean;
};

export type MatchedGroup = {
  readonly name: string;
  readonly category: GroupResult['category'];
  readonly visibility: GroupResult['visibility'];
  readonly points: number;
  /** What each side earned; null where it has no such group. */
  readonly scores: readonly (number | null)[];
  readonly cases: readonly MatchedCase[];
};

/** The groups and tests of all sides, each once and in the order in which they first come. */
export function matchGroups(sides: readonly (readonly GroupResult[])[]): readonly MatchedGroup[] {
  const names = new Set(sides.flat().map(({ name }) => name));
  return [...names].flatMap((name) => {
    const groups = sides.map((side) => side.find((group) => group.name === name));
    const first = groups.find((group) => group !== undefined);
    if (first === undefined) return [];
    const { category, visibility, points } = first;
    const scores = groups.map((group) => group?.score ?? null);
    return { name, category, visibility, points, scores, cases: matchCases(groups.map((group) => group?.cases ?? [])) };
  });
}

/** Titles may be there twice: the first of one side belongs to the first of the others. */
function matchCases(sides: readonly (readonly CaseResult[])[]): readonly MatchedCase[] {
  const keyed = sides.map((cases) => {
    const seen = new Map<string, number>();
    return new Map(
      cases.map((each) => {
        const times = seen.get(each.title) ?? 0;
        seen.set(each.title, times + 1);
        return [`${times} ${each.title}`, each] as const;
      }),
    );
  });
  const keys = new Set(keyed.flatMap((side) => [...side.keys()]));
  return [...keys].map((key) => {
    const results = keyed.map((side) => side.get(key) ?? null);
    const ends = new Set(results.map((result) => result?.verdict ?? null));
    return { title: key.slice(key.indexOf(' ') + 1), results, isDifferent: ends.size > 1 };
  });
}
