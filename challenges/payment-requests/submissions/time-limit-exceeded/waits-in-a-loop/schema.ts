import type { Pool } from 'pg';

/** Whether a request is open, settled or expired follows from its shares and the clock, so it is not stored. */
const SCHEMA = `
create table if not exists payment_request (
  id text primary key default gen_random_uuid(),
  title text not null,
  amount_cents integer not null check (amount_cents > 0),
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  cancelled_at timestamptz
);
create index if not exists payment_request_created_by on payment_request (created_by);

create table if not exists share (
  request_id text not null references payment_request,
  participant text not null,
  position integer not null,
  amount_cents integer not null check (amount_cents > 0),
  paid_at timestamptz,
  primary key (request_id, participant)
);
create index if not exists share_participant on share (participant);

create table if not exists answered_key (
  user_id text not null,
  key text not null,
  question text not null,
  answer jsonb,
  primary key (user_id, key)
);
`;

export async function migrate(pool: Pool): Promise<void> {
  await pool.query(SCHEMA);
}
