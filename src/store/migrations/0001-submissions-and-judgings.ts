import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Whole documents are `json`, not `jsonb`: what was sealed must come back byte for byte, and candidates' text may hold
 * lone surrogates, which `jsonb` refuses.
 */
export const submissionsAndJudgings: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `create table challenge_versions (
     version text primary key,
     slug text not null,
     package json not null,
     created_at timestamptz not null default now()
   )`,
  `create table challenges (
     slug text primary key,
     current_version text not null references challenge_versions (version),
     statement text not null,
     published_at timestamptz not null default now()
   )`,
  `create table submissions (
     id uuid primary key,
     slug text not null references challenges (slug),
     candidate text not null,
     files json not null,
     is_self_check boolean not null default false,
     submitted_by text not null,
     idempotency_key text,
     request_digest text not null,
     created_at timestamptz not null default clock_timestamp(),
     unique (submitted_by, idempotency_key)
   )`,
  'create index submissions_by_slug on submissions (slug, candidate)',
  `create table judgings (
     id uuid primary key,
     submission_id uuid not null references submissions (id),
     challenge_version text not null references challenge_versions (version),
     kind text not null check (kind in ('submission', 'sample')),
     state text not null default 'queued' check (state in ('queued', 'running', 'judged', 'aborted')),
     lease integer not null default 0,
     publish_count integer not null default 0,
     published_at timestamptz,
     started_at timestamptz,
     finished_at timestamptz,
     verdict text,
     score double precision,
     score_by_category json,
     report json,
     error_code text,
     error_message text,
     created_at timestamptz not null default clock_timestamp(),
     check ((state = 'judged') = (verdict is not null and report is not null)),
     check ((state = 'aborted') = (error_code is not null)),
     check ((state in ('judged', 'aborted')) = (finished_at is not null))
   )`,
  'create index judgings_by_submission on judgings (submission_id, created_at)',
  `create index judgings_unfinished on judgings (created_at) where state in ('queued', 'running')`,
  `create table outbox (
     id bigint generated always as identity primary key,
     judging_id uuid not null references judgings (id),
     job json not null,
     created_at timestamptz not null default now()
   )`,
  `create table judging_events (
     judging_id uuid not null references judgings (id),
     sequence integer not null,
     type text not null,
     event json not null,
     created_at timestamptz not null default now(),
     primary key (judging_id, sequence)
   )`,
] as const;
