import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.ts';

/** An owner of an embedded Postgres: a process for tests to kill. */
const postgres = await startEmbeddedPostgres(process.env['MINICASE_DATA'] ?? '');
setInterval(() => {}, 60_000);
process.stdout.write(`${postgres.databaseUrl}\n`);
