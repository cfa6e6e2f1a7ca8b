import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who else is told of what happens, what they are told, and how telling them went. */
export const webhooks: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `create table webhooks (
     id uuid primary key,
     url text not null,
     events text[] not null check (cardinality(events) > 0),
     note text,
     sealed_secret text not null,
     sealed_old_secret text,
     old_secret_until timestamptz,
     is_enabled boolean not null default true,
     created_by text not null,
     created_at timestamptz not null default clock_timestamp(),
     check ((sealed_old_secret is null) = (old_secret_until is null))
   )`,
  // The body is text, not JSON: it is signed, and sent to the byte as it was written.
  `create table webhook_events (
     id uuid primary key,
     number bigint generated always as identity,
     type text not null,
     candidate text,
     body text not null,
     at timestamptz not null
   )`,
  'create index webhook_events_by_candidate on webhook_events (candidate) where candidate is not null',
  `create table webhook_deliveries (
     id uuid primary key default gen_random_uuid(),
     number bigint generated always as identity unique,
     webhook_id uuid not null references webhooks (id) on delete cascade,
     event_id uuid not null references webhook_events (id) on delete cascade,
     state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
     is_replay boolean not null default false,
     next_try_at timestamptz default clock_timestamp(),
     lease integer not null default 0,
     leased_until timestamptz,
     created_at timestamptz not null default clock_timestamp(),
     check ((state = 'waiting') = (next_try_at is not null))
   )`,
  'create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, number)',
  'create index webhook_deliveries_by_event on webhook_deliveries (event_id)',
  `create index webhook_deliveries_waiting on webhook_deliveries (webhook_id, next_try_at) where state = 'waiting'`,
  'create index webhook_deliveries_by_age on webhook_deliveries (created_at)',
  `create table webhook_tries (
     delivery_id uuid not null references webhook_deliveries (id) on delete cascade,
     number integer not null,
     at timestamptz not null,
     status integer,
     took_ms double precision not null,
     said text not null,
     primary key (delivery_id, number)
   )`,
] as const;
