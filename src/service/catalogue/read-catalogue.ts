import type { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import type { CatalogueEntry, FolderSummary } from '../../protocol/challenge-folder-view.ts';
import { type CataloguedChallenge, readCatalogue as readInStore } from '../../store/catalogue/read-catalogue.ts';
import { readNewestChecks } from '../../store/checks/read-checks.ts';
import { type FolderRow, readFolders } from '../../store/folders/read-folders.ts';
import { type CohortMember, readCohorts } from '../../store/read-cohort.ts';
import { assessCase } from '../case-health/read-case-health.ts';
import { summaryOf } from '../folders/read-folders.ts';
import type { Service } from '../service.ts';

type Cohorts = ReadonlyMap<ChallengeVersion, readonly CohortMember[]>;

/** All challenges, published or only being written, by slug: in four queries, however many there are. */
export async function readCatalogue(service: Service): Promise<CatalogueEntry[]> {
  const { store } = service;
  const [challenges, folderRows, checks] = await Promise.all([
    readInStore(store),
    readFolders(store),
    readNewestChecks(store),
  ]);
  const cohorts = await readCohorts(store, challenges.flatMap(versionsOf), 'latest');
  const folders = new Map(folderRows.map((row) => [row.slug, { row, folder: summaryOf(row, checks.get(row.slug)) }]));
  const known = new Set(challenges.map(({ slug }) => slug));
  return [
    ...challenges.map((challenge) => entryOf(challenge, folders.get(challenge.slug)?.folder, cohorts)),
    ...[...folders.values()]
      .filter(({ row }) => !known.has(row.slug))
      .map(({ row, folder }) => unpublished(row, folder)),
  ].sort((a, b) => compare(a.slug, b.slug));
}

/** Those by whose results its health is told. */
function versionsOf({ current, previous }: CataloguedChallenge): ChallengeVersion[] {
  return [current, previous].flatMap((each) => (each === null ? [] : [each.version]));
}

function entryOf(challenge: CataloguedChallenge, folder: FolderSummary | undefined, cohorts: Cohorts): CatalogueEntry {
  const { slug, title, summary, current, publishedAt, drafts, hasOpenRejudge } = challenge;
  return {
    slug,
    title,
    summary,
    current:
      current === null || publishedAt === null
        ? null
        : {
            number: current.number,
            publishedAt: publishedAt.toISOString(),
            isGreen: current.check?.isGreen ?? null,
            killRate: current.check?.killRate ?? null,
          },
    drafts,
    folder: folder ?? null,
    health: healthOf(challenge, cohorts),
    openRejudge: hasOpenRejudge,
  };
}

function unpublished({ slug, title, summary }: FolderRow, folder: FolderSummary): CatalogueEntry {
  return { slug, title, summary, current: null, drafts: 0, folder, health: null, openRejudge: false };
}

function healthOf({ current, previous }: CataloguedChallenge, cohorts: Cohorts): CatalogueEntry['health'] {
  if (current === null) return null;
  const cohortOf = ({ number, version }: { readonly number: number; readonly version: ChallengeVersion }) => ({
    number,
    cohort: cohorts.get(version) ?? [],
  });
  const { candidates, scores, tests } = assessCase(
    cohortOf(current),
    previous === null ? undefined : cohortOf(previous),
  );
  if (scores.median === null) return null;
  const advice = tests.filter((test) => test.advice !== 'keep' && test.advice !== 'wait').length;
  return { candidates, medianScore: scores.median, histogram: scores.histogram, advice };
}

function compare(a: ChallengeSlug, b: ChallengeSlug): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
