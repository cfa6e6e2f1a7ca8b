import type { JudgingReport } from '../../domain/judging.ts';
import type { CheckReport } from '../../protocol/check-report.ts';
import type { CaseName, PointsChange, VersionEffect } from '../../protocol/version-diff.ts';

/** What a version's tests are called, from its check or else from what was judged; undefined where neither is there. */
export function knownCases(check: CheckReport | null, reports: readonly JudgingReport[]): CaseName[] | undefined {
  if (check !== null && check.cases.length > 0) return check.cases.map(({ group, title }) => ({ group, title }));
  const names = reports.map((report) =>
    report.groups.flatMap((group) => group.cases.map(({ title }) => ({ group: group.name, title }))),
  );
  const fullest = names.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return fullest.length === 0 ? undefined : fullest;
}

/** The tests that only one of two versions has; a title that comes twice is two tests. */
export function diffCases(before: readonly CaseName[], after: readonly CaseName[]) {
  return { added: without(after, before), removed: without(before, after) };
}

function without(names: readonly CaseName[], others: readonly CaseName[]): CaseName[] {
  const left = new Map<string, number>();
  for (const name of others) left.set(keyOf(name), (left.get(keyOf(name)) ?? 0) + 1);
  return names.filter((name) => {
    const count = left.get(keyOf(name)) ?? 0;
    left.set(keyOf(name), count - 1);
    return count <= 0;
  });
}

function keyOf({ group, title }: CaseName): string {
  return JSON.stringify([group, title]);
}

/** `3 tests added, 1 removed; points of Sums 30 → 40; 2 files changed`. */
export function summarise(
  tests: VersionEffect['tests'],
  points: readonly PointsChange[],
  { files, isStatementChanged }: { readonly files: number; readonly isStatementChanged: boolean },
): string {
  const parts = [
    tests === null ? 'which tests have changed is not known' : summariseTests(tests),
    ...points.map(({ group, before, after }) => `points of ${group} ${before ?? 'none'} → ${after ?? 'none'}`),
    files === 0 ? '' : `${files} ${files === 1 ? 'file' : 'files'} changed`,
    isStatementChanged ? 'statement changed' : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function summariseTests({ added, removed }: NonNullable<VersionEffect['tests']>): string {
  if (added.length === 0 && removed.length === 0) return 'no test added or removed';
  const noun = (count: number) => (count === 1 ? 'test' : 'tests');
  if (added.length === 0) return `${removed.length} ${noun(removed.length)} removed`;
  const more = removed.length === 0 ? '' : `, ${removed.length} removed`;
  return `${added.length} ${noun(added.length)} added${more}`;
}
