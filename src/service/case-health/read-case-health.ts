import type { ChallengeSlug } from '../../domain/ids.ts';
import { mean, median, standardErrorsApart } from '../../domain/statistics.ts';
import { sharePassing, testFigures } from '../../domain/test-figures.ts';
import {
  type CaseHealth,
  type Representative,
  type ScoreDrift,
  SMALLEST_COHORT,
  type TestHealth,
} from '../../protocol/case-health.ts';
import type { VersionSummary } from '../../protocol/version-view.ts';
import { type CohortMember, readCohorts } from '../../store/read-cohort.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { listVersions } from '../versions/read-versions.ts';
import { adviseOnCase, adviseOnTest } from './advise.ts';

const BINS = 10;

/**
 * How well the current version tells its candidates apart.
 *
 * @throws Refusal `not-found`
 */
export async function readCaseHealth(service: Service, slug: ChallengeSlug, of: Representative): Promise<CaseHealth> {
  const { versions } = await listVersions(service, slug);
  const current = versions.find(({ isCurrent }) => isCurrent);
  if (current === undefined) throw new Refusal('not-found', `No version of '${slug}' is published yet.`);
  const previous = versions.find(({ number, state }) => state === 'published' && number < current.number);
  const asked = [current, ...(previous === undefined ? [] : [previous])];
  const cohorts = await readCohorts(
    service.store,
    asked.map(({ version }) => version),
    of,
  );
  const cohortOf = ({ number, version }: VersionSummary) => ({ number, cohort: cohorts.get(version) ?? [] });
  return {
    challenge: slug,
    version: current.number,
    of,
    ...assessCase(cohortOf(current), previous && cohortOf(previous)),
  };
}

export type VersionCohort = { readonly number: number; readonly cohort: readonly CohortMember[] };

/** What the results of those who tried a version tell of it, beside those of the version before. */
export function assessCase(
  current: VersionCohort,
  previous: VersionCohort | undefined,
): Omit<CaseHealth, 'challenge' | 'version' | 'of'> {
  const { cohort } = current;
  const comparison = compareCohorts(current, previous);
  const scores = cohort.map(scoreOf);
  const drift = comparison === undefined ? null : driftOf(comparison);
  const tests = testsOf(cohort, comparison);
  return {
    candidates: cohort.length,
    caution:
      cohort.length < SMALLEST_COHORT
        ? `Only ${cohort.length} of the ${SMALLEST_COHORT} candidates from which figures begin to mean something.`
        : null,
    scores: { mean: mean(scores), median: median(scores), histogram: histogramOf(scores) },
    medianTimes: medianTimesOf(cohort),
    tests,
    passedByAll: tests.filter(({ passed }) => passed === cohort.length).length,
    passedByNone: tests.filter(({ passed }) => passed === 0).length,
    drift,
    ...adviseOnCase(tests, cohort.length, drift),
  };
}

type Comparison = Pick<ScoreDrift, 'by' | 'description'> & {
  readonly before: readonly CohortMember[];
  readonly after: readonly CohortMember[];
};

/** Against the version before where that was tried by enough people, or else the later half against the earlier one. */
function compareCohorts(
  { number, cohort }: VersionCohort,
  previous: VersionCohort | undefined,
): Comparison | undefined {
  if (cohort.length === 0) return undefined;
  if (previous !== undefined && previous.cohort.length >= SMALLEST_COHORT) {
    const description = `version ${number} against version ${previous.number}: what the versions differ in is a part of it`;
    return { by: 'version', description, before: previous.cohort, after: cohort };
  }
  if (cohort.length < 2) return undefined;
  const half = Math.floor(cohort.length / 2);
  const description = 'the later half of its candidates against the earlier half';
  return { by: 'time', description, before: cohort.slice(0, half), after: cohort.slice(half) };
}

function driftOf({ by, description, before, after }: Comparison): ScoreDrift {
  const [was, is] = [before.map(scoreOf), after.map(scoreOf)];
  return {
    by,
    description,
    before: { candidates: was.length, meanScore: mean(was) ?? 0 },
    after: { candidates: is.length, meanScore: mean(is) ?? 0 },
    standardErrors: standardErrorsApart(was, is),
  };
}

function testsOf(cohort: readonly CohortMember[], comparison: Comparison | undefined): TestHealth[] {
  const [before, after] = [comparison?.before ?? [], comparison?.after ?? []].map((members) =>
    members.map(({ report }) => report),
  );
  const isKnown = new Set(testFigures(before ?? []).map(({ group, title }) => JSON.stringify([group, title])));
  return testFigures(cohort.map(({ report }) => report)).map((figures) => {
    const { group, title } = figures;
    const was = isKnown.has(JSON.stringify([group, title])) ? sharePassing(before ?? [], group, title) : null;
    const is = sharePassing(after ?? [], group, title);
    return {
      ...figures,
      drift: was === null || is === null ? null : { before: was, after: is },
      ...adviseOnTest(figures, cohort.length),
    };
  });
}

function medianTimesOf(cohort: readonly CohortMember[]): CaseHealth['medianTimes'] {
  const cpuMs = median(cohort.map(({ report }) => report.usage.cpuTimeMs));
  const workTimes = cohort.map(({ firstRunAt, submittedAt }) => submittedAt.getTime() - firstRunAt.getTime());
  return cpuMs === null ? null : { cpuMs, workMs: median(workTimes.filter((ms) => ms > 0)) };
}

function histogramOf(scores: readonly number[]): number[] {
  const bins = Array<number>(BINS).fill(0);
  for (const score of scores) {
    const bin = Math.min(BINS - 1, Math.floor((score * BINS) / 100));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

function scoreOf({ report }: CohortMember): number {
  return report.score ?? 0;
}
