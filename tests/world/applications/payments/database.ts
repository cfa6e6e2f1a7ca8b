import { type Generated, Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';

export type PaymentStatus = 'pending' | 'charged' | 'declined' | 'refunded';

type PaymentTable = {
  id: Generated<string>;
  idempotencyKey: string;
  orderId: string;
  amountCents: number;
  currency: string;
  status: PaymentStatus;
  chargeId: string | null;
  createdAt: Generated<Date>;
};

type BalanceTable = { merchant: string; cents: string };

export type Database = { payment: PaymentTable; balance: BalanceTable };

export function openDatabase(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
