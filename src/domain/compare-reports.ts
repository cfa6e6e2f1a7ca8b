import type { JudgingReport } from './judging.ts';

/** A test of a challenge, by its group and its title; the second of one title is its `#2`. */
export type NamedCase = { readonly key: string; readonly group: string; readonly title: string };

/** Whether a submission passed each test that was run. A test that is not in the map was not run, and earned nothing. */
export type PassedCases = ReadonlyMap<string, boolean>;

/** Every test of a report, in its order, with its name and whether it was passed. */
export function casesOfReport({ groups }: JudgingReport): (NamedCase & { readonly isPassed: boolean })[] {
  return groups
    .filter(({ visibility }) => visibility === 'secret')
    .flatMap(({ name: group, cases }) => {
      const counts = new Map<string, number>();
      return cases.map(({ title: own, verdict }) => {
        const count = (counts.get(own) ?? 0) + 1;
        counts.set(own, count);
        const title = count === 1 ? own : `${own} #${count}`;
        return { key: JSON.stringify([group, title]), group, title, isPassed: verdict === 'accepted' };
      });
    });
}

/** The tests that any of the reports has, in the order in which they first come. */
export function allCases(reports: readonly JudgingReport[]): NamedCase[] {
  const cases = new Map<string, NamedCase>();
  for (const { key, group, title } of reports.flatMap(casesOfReport)) cases.set(key, { key, group, title });
  return [...cases.values()];
}

export function passedCases(report: JudgingReport): PassedCases {
  return new Map(casesOfReport(report).map(({ key, isPassed }) => [key, isPassed]));
}
