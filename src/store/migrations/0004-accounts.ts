import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who works with minicase: people, how they sign in, their sessions and keys, and the links that let them in. */
export const accounts: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  // The first five are as better-auth would make them, `role` and `disabled_at` aside: a test compares.
  `create table staff_people (
     id text primary key,
     name text not null,
     email text not null unique check (email = lower(email)),
     email_verified boolean not null default true,
     image text,
     two_factor_enabled boolean default false,
     role text not null check (role in ('admin', 'author', 'reviewer')),
     disabled_at timestamptz,
     created_at timestamptz not null default current_timestamp,
     updated_at timestamptz not null default current_timestamp
   )`,
  // Somebody's name stands under what they do: it has to be theirs alone.
  'create unique index staff_people_by_name on staff_people (lower(name))',
  `create table staff_sessions (
     id text primary key,
     person_id text not null references staff_people (id) on delete cascade,
     token text not null unique,
     ip_address text,
     user_agent text,
     expires_at timestamptz not null,
     created_at timestamptz not null default current_timestamp,
     updated_at timestamptz not null
   )`,
  'create index staff_sessions_by_person on staff_sessions (person_id)',
  `create table staff_accounts (
     id text primary key,
     person_id text not null references staff_people (id) on delete cascade,
     provider_id text not null,
     account_id text not null,
     password text,
     access_token text,
     refresh_token text,
     id_token text,
     access_token_expires_at timestamptz,
     refresh_token_expires_at timestamptz,
     scope text,
     created_at timestamptz not null default current_timestamp,
     updated_at timestamptz not null,
     unique (provider_id, account_id)
   )`,
  'create index staff_accounts_by_person on staff_accounts (person_id)',
  `create table staff_verifications (
     id text primary key,
     identifier text not null,
     value text not null,
     expires_at timestamptz not null,
     created_at timestamptz not null default current_timestamp,
     updated_at timestamptz not null default current_timestamp
   )`,
  'create index staff_verifications_by_identifier on staff_verifications (identifier)',
  `create table staff_two_factors (
     id text primary key,
     person_id text not null references staff_people (id) on delete cascade,
     secret text not null,
     backup_codes text not null,
     verified boolean default true,
     failed_verification_count integer default 0,
     locked_until timestamptz
   )`,
  'create index staff_two_factors_by_person on staff_two_factors (person_id)',
  'create index staff_two_factors_by_secret on staff_two_factors (secret)',
  `create table staff_links (
     token_digest text primary key,
     person_id text references staff_people (id) on delete cascade,
     created_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     expires_at timestamptz not null,
     used_at timestamptz
   )`,
  'create index staff_links_by_person on staff_links (person_id)',
  `create table staff_api_keys (
     id uuid primary key,
     person_id text not null references staff_people (id) on delete cascade,
     name text not null,
     key_digest text not null unique,
     starts_with text not null,
     scopes text[] not null,
     created_at timestamptz not null default clock_timestamp(),
     expires_at timestamptz not null,
     last_used_at timestamptz,
     revoked_at timestamptz
   )`,
  'create index staff_api_keys_by_person on staff_api_keys (person_id)',
  `create table staff_attempts (
     key text primary key,
     count integer not null,
     ends_at timestamptz not null
   )`,
  'create index staff_attempts_by_end on staff_attempts (ends_at)',
] as const;
