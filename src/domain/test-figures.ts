import { allCases, casesOfReport, type NamedCase, passedCases } from './compare-reports.ts';
import type { JudgingReport } from './judging.ts';
import { correlation } from './statistics.ts';

export type TestFigures = Omit<NamedCase, 'key'> & {
  readonly passed: number;
  readonly difficulty: number;
  /** The item–rest correlation; null where all or none pass. */
  readonly discrimination: number | null;
};

/** What each test tells about those whose reports these are: one report each. */
export function testFigures(reports: readonly JudgingReport[]): TestFigures[] {
  const passed = reports.map(passedCases);
  const worth = worthOfCases(reports);
  const points = passed.map((cases) =>
    sumWorth(
      [...cases].flatMap(([key, isPassed]) => (isPassed ? [key] : [])),
      worth,
    ),
  );
  return allCases(reports).map(({ key, group, title }) => {
    const item = passed.map((cases) => (cases.get(key) === true ? 1 : 0));
    const own = worth.get(key) ?? 0;
    const rest = points.map((all, index) => all - own * (item[index] ?? 0));
    const count = item.filter((each) => each === 1).length;
    return {
      group,
      title,
      passed: count,
      difficulty: reports.length === 0 ? 0 : count / reports.length,
      discrimination: correlation(item, rest),
    };
  });
}

/** A group's points are shared equally by its cases: those of the report that ran most of them. */
function worthOfCases(reports: readonly JudgingReport[]): ReadonlyMap<string, number> {
  const points = new Map(reports.flatMap(({ groups }) => groups.map(({ name, points: own }) => [name, own] as const)));
  const cases = allCases(reports);
  const counts = Map.groupBy(cases, ({ group }) => group);
  return new Map(cases.map(({ key, group }) => [key, (points.get(group) ?? 0) / (counts.get(group)?.length ?? 1)]));
}

function sumWorth(keys: readonly string[], worth: ReadonlyMap<string, number>): number {
  return keys.reduce((sum, key) => sum + (worth.get(key) ?? 0), 0);
}

/** The share of reports that pass a test, by group and title. */
export function sharePassing(reports: readonly JudgingReport[], group: string, title: string): number | null {
  if (reports.length === 0) return null;
  const passing = reports.filter((report) =>
    casesOfReport(report).some((each) => each.group === group && each.title === title && each.isPassed),
  );
  return passing.length / reports.length;
}
