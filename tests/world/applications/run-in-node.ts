import pg from 'pg';
import { makeDatabase } from '../../support/make-database.ts';
import { type Application, comparable, type Observed, play, type Scenario } from './scenario.ts';
import { startUpstream } from './upstream-server.ts';

/** What a real application reaches beyond itself. */
export type Surroundings = { readonly databaseUrl: string; readonly pool: pg.Pool; readonly upstreamUrl: string };

/** Plays a scenario under plain Node, with a real Postgres server and a real upstream service. */
export async function runInNode(
  scenario: Scenario,
  schema: string,
  open: (surroundings: Surroundings) => Promise<Application>,
): Promise<Observed[]> {
  const databaseUrl = await makeDatabase();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const upstream = await startUpstream(scenario);
  try {
    await pool.query(schema);
    const application = await open({ databaseUrl, pool, upstreamUrl: upstream.url });
    return comparable(await play(scenario, application, upstream.disturb));
  } finally {
    await upstream.close();
    await pool.end();
  }
}
