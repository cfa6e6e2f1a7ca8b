import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { z } from 'zod';
import { digestFiles } from '../../domain/digest-files.ts';
import { RENAMED } from '../../domain/feedback.ts';
import { EngineVersion } from '../../domain/ids.ts';
import { SourceFile } from '../../domain/source-file.ts';

/** What a verdict is a function of, in each judging's row; how often one failed by no fault of the candidate's. */
export const enginesAndDigests: Migration = {
  up: async (database) => {
    for (const statement of COLUMNS) await sql.raw(statement).execute(database);
    await digestSubmissions(database);
    await nameEngines(database);
    await renameFeedback(database);
    for (const statement of CONSTRAINTS) await sql.raw(statement).execute(database);
  },
};

const COLUMNS = [
  `alter table judgings
     add column submission_digest text,
     add column engine text,
     add column reused_from uuid references judgings (id),
     add column fault_count integer not null default 0`,
  'alter table outbox add column due_at timestamptz not null default now()',
] as const;

const CONSTRAINTS = [
  'alter table judgings alter column submission_digest set not null',
  `alter table judgings add check ((state = 'judged') = (engine is not null))`,
  `create index judgings_by_key on judgings (submission_digest, challenge_version, engine, kind)
     where state = 'judged' and reused_from is null`,
] as const;

/** One at a time: the files of all of them need not fit into memory. */
async function digestSubmissions(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from submissions`.execute(database);
  for (const { id } of rows) {
    const found = await sql<{ files: unknown }>`select files from submissions where id = ${id}`.execute(database);
    const digest = await digestFiles(z.array(SourceFile).parse(found.rows[0]?.files));
    await sql`update judgings set submission_digest = ${digest} where submission_id = ${id}`.execute(database);
  }
}

const StoredReport = z.object({ engine: EngineVersion });

/** Not by SQL: its operators refuse a document in which some text holds a NUL or half a surrogate pair. */
async function nameEngines(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from judgings where state = 'judged'`.execute(database);
  for (const { id } of rows) {
    const found = await sql<{ report: unknown }>`select report from judgings where id = ${id}`.execute(database);
    const { engine } = StoredReport.parse(found.rows[0]?.report);
    await sql`update judgings set engine = ${engine} where id = ${id}`.execute(database);
  }
}

const StoredPackage = z.looseObject({
  manifest: z.looseObject({
    groups: z.array(z.looseObject({ visibility: z.string(), feedback: z.string().optional() })),
  }),
});

/** Feedback levels have had other names. A sample shows its titles at least now. */
async function renameFeedback(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select version from challenge_versions`.execute(database);
  for (const { version } of rows) {
    const found = await sql<{ package: unknown }>`
      select package from challenge_versions where version = ${version}`.execute(database);
    const stored = StoredPackage.parse(found.rows[0]?.package);
    for (const group of stored.manifest.groups) {
      if (group.feedback === undefined) continue;
      const today = RENAMED.get(group.feedback) ?? group.feedback;
      group.feedback = group.visibility === 'sample' && today !== 'diff' ? 'title' : today;
    }
    await sql`update challenge_versions set package = ${JSON.stringify(stored)} where version = ${version}`.execute(
      database,
    );
  }
}
