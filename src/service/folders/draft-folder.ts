import { caseFilesOf } from '../../catalogue/case-files.ts';
import { readChallengeFiles } from '../../catalogue/read-challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { type PersonName, VersionDraft, VersionSummary } from '../../protocol/version-view.ts';
import { findWholeReport } from '../../store/checks/read-checks.ts';
import { noteDrafted } from '../../store/folders/note-drafted.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { draftVersion } from '../versions/draft-version.ts';
import { requireFolder } from './read-folders.ts';
import { requireGreen } from './require-green.ts';

/**
 * Makes a draft version out of the newest revision, with the check that has proven it.
 *
 * @throws Refusal `not-found`, `conflict` where there is no such check, or `invalid`
 */
export async function draftFolder(service: Service, slug: ChallengeSlug, by: PersonName): Promise<VersionSummary> {
  const folder = await requireFolder(service, slug);
  const checkReport = requireGreen(folder, await findWholeReport(service.store, slug, folder.filesDigest));
  const { package: challenge, statement } = await readChallengeFiles(slug, caseFilesOf(folder.files));
  const { manifest, files, model, solutions } = challenge;
  const draft = VersionDraft.safeParse({
    by,
    manifest,
    files,
    statement,
    ...(model && { model }),
    ...(solutions && { solutions }),
    checkReport,
  });
  if (!draft.success) {
    const errors = draft.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new Refusal('invalid', 'The files do not make a version; see `errors`.', errors);
  }
  const { version } = await draftVersion(service, slug, draft.data);
  await noteDrafted(service.store, {
    slug,
    revision: folder.revision,
    files: folder.files,
    version: version.version,
    number: version.number,
  });
  return VersionSummary.parse(version);
}
