import type { ChallengeSlug } from '../../domain/ids.ts';
import type { VersionList, VersionNumber, VersionSummary, VersionView } from '../../protocol/version-view.ts';
import { findVersion, readVersions, type StoredVersion, type VersionHead } from '../../store/versions/read-versions.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** @throws Refusal `not-found` */
export async function listVersions(service: Service, slug: ChallengeSlug): Promise<VersionList> {
  const versions = await readVersions(service.store, slug);
  if (versions.length === 0) throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  return { challenge: slug, versions: versions.map(summaryOf) };
}

/** @throws Refusal `not-found` */
export async function readVersion(service: Service, slug: ChallengeSlug, number: VersionNumber): Promise<VersionView> {
  const stored = await requireVersion(service, slug, number);
  const { manifest, files, model, solutions } = stored.package;
  return {
    ...summaryOf(stored),
    challenge: slug,
    manifest,
    statement: stored.statement,
    files,
    model: model ?? null,
    solutions: solutions ?? null,
    checkReport: stored.checkReport,
  };
}

/** @throws Refusal `not-found` */
export async function requireVersion(
  service: Service,
  slug: ChallengeSlug,
  number: VersionNumber,
): Promise<StoredVersion> {
  const version = await findVersion(service.store, slug, number);
  if (version === undefined) throw new Refusal('not-found', `There is no version ${number} of '${slug}'.`);
  return version;
}

function summaryOf(head: VersionHead): VersionSummary {
  const { number, version, state, isCurrent, isFromFolder, changelog, createdBy, publishedBy, check } = head;
  return {
    number,
    version,
    state,
    isCurrent,
    isFromFolder,
    changelog,
    createdBy,
    createdAt: head.createdAt.toISOString(),
    publishedBy,
    publishedAt: head.publishedAt?.toISOString() ?? null,
    check,
  };
}
