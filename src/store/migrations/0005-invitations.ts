import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Candidates, what they are invited to and how much time they have, what they are at; and who changed what. */
export const invitations: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `create table candidates (
     id text primary key,
     name text,
     portfolio_url text,
     stage text not null default 'applied' check (stage in ('applied', 'chat', 'interview', 'case', 'decision')),
     created_at timestamptz not null default clock_timestamp()
   )`,
  `create table stage_notes (
     id uuid primary key,
     candidate_id text not null references candidates (id),
     stage text not null,
     note text not null,
     written_by text not null,
     created_at timestamptz not null default clock_timestamp()
   )`,
  'create index stage_notes_by_candidate on stage_notes (candidate_id, created_at)',
  `create table invitations (
     id uuid primary key,
     candidate_id text not null references candidates (id),
     token_hash text not null unique,
     opens_at timestamptz,
     closes_at timestamptz,
     duration_ms bigint check (duration_ms > 0),
     submissions_at_most integer check (submissions_at_most > 0),
     languages json not null,
     language text,
     rehearsal_slug text references challenges (slug),
     created_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     started_at timestamptz,
     ended_at timestamptz,
     ended_by text check (ended_by in ('candidate', 'deadline')),
     revoked_at timestamptz,
     check ((ended_at is null) = (ended_by is null)),
     check (ended_at is null or started_at is not null),
     check (opens_at is null or closes_at is null or opens_at < closes_at)
   )`,
  'create index invitations_by_candidate on invitations (candidate_id)',
  `create index invitations_running on invitations (started_at)
     where started_at is not null and ended_at is null and revoked_at is null`,
  `create table invitation_cases (
     invitation_id uuid not null references invitations (id),
     position integer not null,
     slug text not null references challenges (slug),
     challenge_version text references challenge_versions (version),
     primary key (invitation_id, slug)
   )`,
  // Apart from the rest, which reviewers read: who has more time than others is not theirs to know.
  `create table accommodations (
     invitation_id uuid primary key references invitations (id),
     extra_time double precision not null check (extra_time between 1 and 5),
     note text not null,
     granted_by text not null,
     granted_at timestamptz not null default clock_timestamp()
   )`,
  `create table time_grants (
     id uuid primary key,
     invitation_id uuid not null references invitations (id),
     granted_ms bigint not null,
     reason text not null check (reason in ('extension', 'fault')),
     note text not null,
     granted_by text not null,
     fault tstzrange,
     created_at timestamptz not null default clock_timestamp(),
     check ((reason = 'fault') = (fault is not null))
   )`,
  'create index time_grants_by_invitation on time_grants (invitation_id, created_at)',
  `create table drafts (
     invitation_id uuid not null references invitations (id),
     slug text not null references challenges (slug),
     revision integer not null,
     files json not null,
     files_digest text not null,
     saved_at timestamptz not null,
     primary key (invitation_id, slug)
   )`,
  `create table draft_history (
     invitation_id uuid not null references invitations (id),
     slug text not null references challenges (slug),
     revision integer not null,
     files json not null,
     saved_at timestamptz not null,
     primary key (invitation_id, slug, revision)
   )`,
  `alter table submissions
     add column invitation_id uuid references invitations (id),
     add column origin text not null default 'candidate' check (origin in ('candidate', 'deadline'))`,
  'create index submissions_by_invitation on submissions (invitation_id, slug, created_at) where invitation_id is not null',
  `create table audit_log (
     id bigint generated always as identity primary key,
     at timestamptz not null default clock_timestamp(),
     done_by text not null,
     action text not null,
     subject_type text not null,
     subject_id text not null,
     before json,
     after json
   )`,
  'create index audit_log_by_subject on audit_log (subject_type, subject_id, id)',
  `create table erasures (
     id uuid primary key,
     at timestamptz not null default clock_timestamp(),
     done_by text not null,
     reason text not null,
     salt text not null,
     candidate_hash text not null,
     removed json not null
   )`,
  'create table pulse (only_row boolean primary key default true check (only_row), beat_at timestamptz not null)',
] as const;
