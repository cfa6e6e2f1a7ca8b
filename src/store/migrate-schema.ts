import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { submissionsAndJudgings } from './migrations/0001-submissions-and-judgings.ts';
import { enginesAndDigests } from './migrations/0002-engines-and-digests.ts';
import { versionsAndRejudges } from './migrations/0003-versions-and-rejudges.ts';
import { accounts } from './migrations/0004-accounts.ts';
import { invitations } from './migrations/0005-invitations.ts';
import { participations } from './migrations/0006-participations.ts';
import { reviews } from './migrations/0007-reviews.ts';
import { webhooks } from './migrations/0008-webhooks.ts';
import { challengeFolders } from './migrations/0009-challenge-folders.ts';
import { board } from './migrations/0010-board.ts';
import type { Tables } from './tables.ts';

/** In the order they run; a name once released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-submissions-and-judgings': submissionsAndJudgings,
  '0002-engines-and-digests': enginesAndDigests,
  '0003-versions-and-rejudges': versionsAndRejudges,
  '0004-accounts': accounts,
  '0005-invitations': invitations,
  '0006-participations': participations,
  '0007-reviews': reviews,
  '0008-webhooks': webhooks,
  '0009-challenge-folders': challengeFolders,
  '0010-board': board,
};

/** Brings the schema up to date. Safe to run by many processes at once: kysely takes an advisory lock. */
export async function migrateSchema(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database schema could not be brought up to date', { cause: error });
}
