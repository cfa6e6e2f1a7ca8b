import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { ChallengeVersion } from '../../domain/ids.ts';
import { SourceFile } from '../../domain/source-file.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

/** The whole folder that a version was made of in the browser; undefined where it came otherwise. */
export async function findVersionFolder(
  { database }: Store,
  version: ChallengeVersion,
): Promise<SourceFile[] | undefined> {
  const row = await database
    .selectFrom('version_folders')
    .select('files')
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : z.array(SourceFile).parse(row.files);
}

/** Made of another folder with the same tests, it is the last that counts. */
export async function keepVersionFolder(
  transaction: Transaction<Tables>,
  version: ChallengeVersion,
  files: readonly SourceFile[],
): Promise<void> {
  const values = { files: JSON.stringify(files) };
  await transaction
    .insertInto('version_folders')
    .values({ version, ...values })
    .onConflict((conflict) => conflict.column('version').doUpdateSet(values))
    .execute();
}
