import type { ChallengeSlug } from '../../domain/ids.ts';
import type { VersionNumber, VersionPublication, VersionView } from '../../protocol/version-view.ts';
import { publishVersion as publishInStore } from '../../store/versions/publish-version.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { readVersion, requireVersion } from './read-versions.ts';
import { requireProven, summaryOfCheck } from './require-proven.ts';

/**
 * Publishes a draft that a check has proven: from here on it never changes, and is what candidates are judged against.
 *
 * @throws Refusal `not-found`, or `conflict` or `invalid`, which say what to mend.
 */
export async function publishVersion(
  service: Service,
  slug: ChallengeSlug,
  number: VersionNumber,
  { by, changelog, checkReport }: VersionPublication,
): Promise<VersionView> {
  const { version, state, checkReport: stored } = await requireVersion(service, slug, number);
  if (state === 'published') throw alreadyPublished(number);
  const report = requireProven(slug, version, checkReport ?? stored);
  const check = { report, summary: summaryOfCheck(report) };
  if (!(await publishInStore(service.store, { slug, version, by, changelog, check }))) throw alreadyPublished(number);
  return await readVersion(service, slug, number);
}

function alreadyPublished(number: VersionNumber): Refusal {
  return new Refusal('conflict', `Version ${number} is published already, and never changes: send a new draft.`);
}
