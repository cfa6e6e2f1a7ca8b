import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Versions that are numbered and published, and judgings that do not count until somebody decides so. */
export const versionsAndRejudges: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `alter table challenge_versions
     add column number integer,
     add column state text not null default 'published' check (state in ('draft', 'published')),
     add column is_from_folder boolean not null default true,
     add column statement text not null default '',
     add column changelog text not null default 'from the challenges folder',
     add column check_report json,
     add column check_summary json,
     add column created_by text not null default 'the challenges folder',
     add column published_by text,
     add column published_at timestamptz`,
  `update challenge_versions
     set number = numbered.number,
       statement = coalesce((select statement from challenges where current_version = challenge_versions.version), ''),
       published_by = created_by,
       published_at = created_at
     from (
       select version, row_number() over (partition by slug order by created_at, version) as number
       from challenge_versions
     ) numbered
     where numbered.version = challenge_versions.version`,
  `alter table challenge_versions
     alter column number set not null,
     alter column state drop default,
     alter column is_from_folder drop default,
     alter column changelog set default '',
     alter column created_by drop default,
     add unique (slug, number),
     add check ((check_report is null) = (check_summary is null)),
     add check ((state = 'published') = (published_by is not null and published_at is not null))`,
  // A challenge of which there are drafts only has no current version.
  'alter table challenges alter column current_version drop not null',
  'alter table submissions add column is_trial boolean not null default false',
  `create table rejudges (
     id uuid primary key,
     slug text not null references challenges (slug),
     from_version text not null references challenge_versions (version),
     to_version text not null references challenge_versions (version),
     started_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     decision text check (decision in ('applied', 'dropped')),
     decided_by text,
     decided_at timestamptz,
     check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
   )`,
  'create unique index rejudges_undecided on rejudges (slug) where decision is null',
  `alter table judgings
     add column rejudge_id uuid references rejudges (id),
     add column compared_with uuid references judgings (id),
     add column counted_at timestamptz default clock_timestamp()`,
  'update judgings set counted_at = created_at',
  `alter table judgings
     add check ((rejudge_id is null) = (compared_with is null)),
     add check (rejudge_id is not null or counted_at is not null)`,
  'create index judgings_by_rejudge on judgings (rejudge_id) where rejudge_id is not null',
  'create index judgings_by_version on judgings (challenge_version)',
  'alter table outbox add column is_shadow boolean not null default false',
] as const;
