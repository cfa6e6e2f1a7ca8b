import { type Generated, Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Pool } from 'pg';

export interface Tables {
  wallet: { user_id: string; balance_cents: string };
  bill: {
    id: string;
    title: string;
    cents: number;
    creator: string;
    is_cancelled: Generated<boolean>;
    created_at: Date;
    expires_at: Date;
  };
  bill_share: { bill_id: string; place: number; payer: string; cents: number; paid_at: Date | null };
  key: { owner: string; value: string; fingerprint: string; response: unknown };
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Serialization failure, deadlock, and a key that somebody else has written meanwhile. */
const RUN_AGAIN = ['40001', '40P01', '23505'];

export function openDatabase(pool: Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

export async function alone<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let left = 6; ; left--) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (left === 0 || !RUN_AGAIN.includes(code)) throw error;
    }
  }
}
