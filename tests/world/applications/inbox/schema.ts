/** What the application keeps, as its migrations leave it. */
export const schema = `
create table events (
  number serial primary key,
  id text not null unique,
  type text not null,
  order_id text not null,
  version integer not null,
  payload jsonb not null,
  received_at timestamptz not null default now()
);
create table orders (
  id text primary key,
  version integer not null,
  status text not null,
  is_told boolean not null default false
);
`;
