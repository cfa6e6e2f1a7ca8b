import type { Pool } from 'pg';
import type { Migration, Reports } from './types.ts';

export type * from './types.ts';

const notBuilt = async (): Promise<never> => {
  throw new Error('not built yet');
};

/** Start here. Everything you write may live in files of its own beside this one. */
export function createMigration(_pool: Pool): Migration {
  return { expand: notBuilt, backfill: notBuilt, contract: notBuilt };
}

/** Reads what the migration has left. */
export function createReports(_pool: Pool): Reports {
  return { stockReport: notBuilt, reorderList: notBuilt };
}
