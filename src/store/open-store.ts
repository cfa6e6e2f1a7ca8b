import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrateSchema } from './migrate-schema.ts';
import type { Store } from './store.ts';
import { StoreSignals } from './store-signals.ts';
import type { Tables } from './tables.ts';

/** Connects to the database and brings its schema up to date. */
export async function openStore(databaseUrl: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, application_name: 'minicase' });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const signals = new StoreSignals(databaseUrl);
  const close = async () => {
    await signals.close();
    await database.destroy();
  };
  try {
    await migrateSchema(database);
    await signals.open();
  } catch (error) {
    await close();
    throw error;
  }
  return { database, signals, close };
}
