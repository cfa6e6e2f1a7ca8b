/** What the application keeps, as its migrations leave it. */
export const schema = `
create table payment (
  id uuid primary key default gen_random_uuid(),
  "idempotencyKey" text not null unique,
  "orderId" text not null,
  "amountCents" integer not null check ("amountCents" > 0),
  currency char(3) not null,
  status text not null,
  "chargeId" text,
  "createdAt" timestamptz not null default now()
);
create index payment_order on payment ("orderId");
create table balance (merchant text primary key, cents bigint not null);
insert into balance values ('shop', 0);
`;
