import type { ChallengeVersion } from '../../src/domain/ids.ts';
import { CHECK_PARTS, CheckReport } from '../../src/protocol/check-report.ts';
import type { CaseName } from '../../src/protocol/version-diff.ts';
import { MADE_UP_ENGINE } from './make-report.ts';

/** A green report, but for `changes`. */
export function makeCheckReport(
  version: ChallengeVersion,
  cases: readonly CaseName[] = [],
  changes: Partial<CheckReport> = {},
): CheckReport {
  return CheckReport.parse({
    slug: 'two-sums',
    title: 'Two sums',
    version,
    engine: MADE_UP_ENGINE,
    checkedAt: '2026-11-25T10:00:00.000Z',
    wallTimeMs: 1_000,
    isGreen: true,
    parts: CHECK_PARTS.map((name) => ({ name, state: 'passed', findings: [], summary: 'done', wallTimeMs: 100 })),
    cases: cases.map((each) => ({ ...each, requirements: [] })),
    requirements: [],
    examples: [],
    ...changes,
  });
}
