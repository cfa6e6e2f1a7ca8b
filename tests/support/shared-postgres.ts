import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.ts';
import { makeTempFolder } from './temp-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Postgres server for this run; each test file makes databases of its own in it. */
    sharedPostgresUrl: string;
  }
}

/** Starts one Postgres for all test files: fast, and gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeTempFolder();
  const postgres = await startEmbeddedPostgres(folder.path, { settings: ['fsync=off', 'max_connections=300'] });
  project.provide('sharedPostgresUrl', postgres.databaseUrl);
  return async () => {
    await postgres.stop();
    await folder.remove();
  };
}
