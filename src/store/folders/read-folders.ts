import { z } from 'zod';
import { ChallengeSlug } from '../../domain/ids.ts';
import { SourceFile } from '../../domain/source-file.ts';
import { VersionNumber } from '../../protocol/version-view.ts';
import type { Store } from '../store.ts';

const FolderRow = z.object({
  slug: ChallengeSlug,
  title: z.string(),
  summary: z.string(),
  revision: z.int(),
  savedBy: z.string(),
  savedAt: z.date(),
});
export type FolderRow = z.infer<typeof FolderRow>;

const StoredFolder = FolderRow.extend({
  files: z.array(SourceFile),
  filesDigest: z.string(),
  draftedRevision: z.int().nullable(),
  draftedNumber: VersionNumber.nullable(),
});
export type StoredFolder = z.infer<typeof StoredFolder>;

const COLUMNS = ['slug', 'title', 'summary', 'revision', 'saved_by as savedBy', 'saved_at as savedAt'] as const;

/** Those that were saved last first. */
export async function readFolders({ database }: Store): Promise<FolderRow[]> {
  const rows = await database
    .selectFrom('challenge_folders')
    .select(COLUMNS)
    .orderBy('saved_at', 'desc')
    .orderBy('slug')
    .execute();
  return rows.map((row) => FolderRow.parse(row));
}

export async function findFolder({ database }: Store, slug: ChallengeSlug): Promise<StoredFolder | undefined> {
  const row = await database
    .selectFrom('challenge_folders')
    .select([
      ...COLUMNS,
      'files',
      'files_digest as filesDigest',
      'drafted_revision as draftedRevision',
      'drafted_number as draftedNumber',
    ])
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row === undefined ? undefined : StoredFolder.parse(row);
}
