import { Hono } from 'hono';
import type { Pool } from 'pg';
import type { App, AppOptions } from './types.ts';

export type * from './types.ts';

/** Runs at every start, before the first request: creates what is not there yet. */
export async function migrate(_pool: Pool): Promise<void> {
  throw new Error('not built yet');
}

/** Start here. Everything you write may live in files of its own beside this one. */
export function createApp(_options: AppOptions): App {
  const app = new Hono();
  app.all('*', (context) => context.json({ error: 'not built yet' }, 501));
  return app;
}
