import { findProblems } from '../../catalogue/find-problems.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { CheckHead, FolderSummary, FolderView } from '../../protocol/challenge-folder-view.ts';
import { type CheckRow, readChecks, readNewestChecks } from '../../store/checks/read-checks.ts';
import { type FolderRow, findFolder, readFolders, type StoredFolder } from '../../store/folders/read-folders.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { findMended } from './find-mended.ts';

/** Those that were saved last first. */
export async function listFolders(service: Service): Promise<FolderSummary[]> {
  const [folders, checks] = await Promise.all([readFolders(service.store), readNewestChecks(service.store)]);
  return folders.map((folder) => summaryOf(folder, checks.get(folder.slug)));
}

/** @throws Refusal `not-found` */
export async function readFolder(service: Service, slug: ChallengeSlug): Promise<FolderView> {
  const folder = await requireFolder(service, slug);
  const [check] = await readChecks(service.store, slug);
  return {
    ...summaryOf(folder, check),
    files: folder.files,
    problems: await findProblems(slug, folder.files),
    version: folder.draftedRevision === folder.revision ? folder.draftedNumber : null,
    mends: await findMended(service, folder),
  };
}

/** @throws Refusal `not-found` */
export async function requireFolder(service: Service, slug: ChallengeSlug): Promise<StoredFolder> {
  const folder = await findFolder(service.store, slug);
  if (folder === undefined) throw noFolder(slug);
  return folder;
}

export function noFolder(slug: ChallengeSlug): Refusal {
  return new Refusal('not-found', `Nobody writes at a folder '${slug}': begin it first.`);
}

export function headOf({ createdAt, finishedAt, ...check }: CheckRow): CheckHead {
  return { ...check, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

export function summaryOf(
  { slug, title, revision, savedBy, savedAt }: FolderRow,
  check: CheckRow | undefined,
): FolderSummary {
  return {
    slug,
    title,
    revision,
    savedBy,
    savedAt: savedAt.toISOString(),
    check: check === undefined ? null : headOf(check),
  };
}
