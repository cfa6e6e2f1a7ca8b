import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Candidates' work on a challenge under names that tell nothing of them, and what each judged program was seen doing. */
export const participations: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  // `candidate` is no reference: what comes by the API names candidates whom nobody has invited.
  `create table participations (
     id uuid primary key default gen_random_uuid(),
     slug text not null references challenges (slug),
     candidate text not null,
     alias text not null,
     created_at timestamptz not null default clock_timestamp(),
     unique (slug, candidate),
     unique (slug, alias)
   )`,
  'create index participations_by_candidate on participations (candidate)',
  `create table reveals (
     participation_id uuid not null references participations (id),
     reader text not null,
     reason text not null,
     created_at timestamptz not null default clock_timestamp(),
     primary key (participation_id, reader)
   )`,
  `create table invite_lines (
     slug text primary key references challenges (slug),
     score double precision not null check (score between 0 and 100),
     set_by text not null,
     set_at timestamptz not null default clock_timestamp()
   )`,
  'alter table judgings add column behaviour json',
] as const;
