import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Challenges as their authors write them in the browser, and the checks of them. */
export const challengeFolders: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `create table challenge_folders (
     slug text primary key,
     revision integer not null,
     title text not null,
     summary text not null,
     files json not null,
     files_digest text not null,
     created_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     saved_by text not null,
     saved_at timestamptz not null default clock_timestamp(),
     drafted_revision integer,
     drafted_number integer,
     check ((drafted_revision is null) = (drafted_number is null))
   )`,
  `create table challenge_checks (
     id uuid primary key,
     slug text not null references challenge_folders (slug) on delete cascade,
     revision integer not null,
     files json,
     files_digest text not null,
     only_parts json,
     state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
     lease integer not null default 0,
     steps json not null default '[]',
     report json,
     is_green boolean,
     error text,
     started_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     heard_at timestamptz not null default clock_timestamp(),
     finished_at timestamptz,
     check ((state in ('queued', 'running')) = (finished_at is null)),
     check ((state in ('queued', 'running')) = (files is not null)),
     check ((state = 'done') = (report is not null and is_green is not null)),
     check ((state = 'failed') = (error is not null))
   )`,
  'create index challenge_checks_by_slug on challenge_checks (slug, created_at desc)',
  `create index challenge_checks_open on challenge_checks (heard_at) where state in ('queued', 'running')`,
  `create table version_folders (
     version text primary key references challenge_versions (version),
     files json not null
   )`,
] as const;
