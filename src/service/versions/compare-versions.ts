import { isDeepStrictEqual } from 'node:util';
import type { ChallengePackage } from '../../domain/challenge.ts';
import { solutionFiles } from '../../domain/digest-challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import type { CaseName, VersionDiff } from '../../protocol/version-diff.ts';
import type { VersionNumber } from '../../protocol/version-view.ts';
import { readNewestReports } from '../../store/versions/read-newest-reports.ts';
import { findNumberBefore, type StoredVersion } from '../../store/versions/read-versions.ts';
import type { Service } from '../service.ts';
import { diffCases, knownCases, summarise } from './describe-effect.ts';
import { diffFile, diffFiles } from './diff-files.ts';
import { diffManifests, diffPoints } from './diff-manifests.ts';
import { requireVersion } from './read-versions.ts';

/**
 * What a version has that another has not.
 *
 * @param from the one that was published before it, where it is left out.
 * @throws Refusal `not-found`
 */
export async function compareVersions(
  service: Service,
  slug: ChallengeSlug,
  to: VersionNumber,
  from?: VersionNumber,
): Promise<VersionDiff> {
  const after = await requireVersion(service, slug, to);
  const number = from ?? (await findNumberBefore(service.store, slug, to));
  const before = number === undefined ? undefined : await requireVersion(service, slug, number);
  const [was, is] = [before?.package, after.package];
  const files = diffFiles(was === undefined ? [] : folderFiles(was), folderFiles(is));
  const model = diffFiles(was?.model ?? [], is.model ?? []);
  const statement = diffFile('statement.md', before?.statement, after.statement) ?? null;
  const points = diffPoints(was?.manifest, is.manifest);
  const tests = await diffTests(service, before, after);
  const changes = { files: files.length + model.length, isStatementChanged: statement !== null };
  return {
    challenge: slug,
    from: number ?? null,
    to,
    effect: { tests, points, summary: summarise(tests, points, changes) },
    manifest: diffManifests(was?.manifest, is.manifest),
    statement,
    files,
    model,
  };
}

async function diffTests(service: Service, before: StoredVersion | undefined, after: StoredVersion) {
  if (before !== undefined && hasSameTests(before, after)) return { added: [], removed: [] };
  const old = before === undefined ? [] : await casesOf(service, before);
  const today = await casesOf(service, after);
  return old === undefined || today === undefined ? null : diffCases(old, today);
}

function folderFiles({ files, solutions = [] }: ChallengePackage): SourceFile[] {
  return [...files, ...solutionFiles(solutions)];
}

/** Specs that are the same, in groups that are called the same, hold the same tests. */
function hasSameTests(before: StoredVersion, after: StoredVersion): boolean {
  const groupsOf = ({ package: { manifest } }: StoredVersion) => [
    manifest.groups.map(({ name, file }) => [name, file]),
    manifest.candidateTests,
  ];
  const changed = diffFiles(folderFiles(before.package), folderFiles(after.package));
  return (
    changed.every(({ path }) => path.startsWith('starter/')) && isDeepStrictEqual(groupsOf(before), groupsOf(after))
  );
}

async function casesOf(service: Service, stored: StoredVersion): Promise<CaseName[] | undefined> {
  const fromCheck = knownCases(stored.checkReport, []);
  return fromCheck ?? knownCases(null, await readNewestReports(service.store, stored.version));
}
