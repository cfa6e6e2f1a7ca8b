import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What reviewers think of a candidate's work, what is decided about it, and where the candidate reads the report. */
export const reviews: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `create table reviews (
     participation_id uuid not null references participations (id),
     reviewer text not null,
     reviewer_name text not null,
     marks json not null,
     saved_at timestamptz not null default clock_timestamp(),
     finished_at timestamptz,
     primary key (participation_id, reviewer)
   )`,
  `create table comments (
     id uuid primary key,
     participation_id uuid not null references participations (id),
     submission_id uuid not null references submissions (id),
     path text not null,
     line integer not null check (line > 0),
     text text not null,
     written_by text not null,
     written_by_name text not null,
     created_at timestamptz not null default clock_timestamp(),
     changed_at timestamptz
   )`,
  'create index comments_by_participation on comments (participation_id, created_at)',
  'create index comments_by_submission on comments (submission_id)',
  `create table decisions (
     id uuid primary key,
     participation_id uuid not null references participations (id),
     outcome text not null check (outcome in ('invite', 'decline', 'hold')),
     state text not null default 'proposed' check (state in ('proposed', 'made', 'returned', 'superseded')),
     reason text not null,
     message text not null,
     feedback text not null check (feedback in ('none', 'count', 'category', 'title', 'message', 'diff')),
     proposed_by text not null,
     proposed_by_name text not null,
     proposed_at timestamptz not null default clock_timestamp(),
     second_by text,
     second_by_name text,
     second_at timestamptz,
     second_agrees boolean,
     second_reason text,
     check (num_nulls(second_by, second_by_name, second_at, second_agrees, second_reason) in (0, 5)),
     check (second_by <> proposed_by),
     check (state <> 'proposed' or second_by is null),
     check (state not in ('made', 'returned') or second_agrees is not distinct from (state = 'made'))
   )`,
  'create index decisions_by_participation on decisions (participation_id, proposed_at)',
  // Of a participation's decisions, one holds or waits for its second reader.
  `create unique index decisions_standing on decisions (participation_id) where state in ('proposed', 'made')`,
  `create table report_links (
     id uuid primary key,
     participation_id uuid not null references participations (id),
     token_hash text not null unique,
     created_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     revoked_at timestamptz
   )`,
  'create unique index report_links_working on report_links (participation_id) where revoked_at is null',
] as const;
