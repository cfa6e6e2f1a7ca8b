import { Hono } from 'hono';
import type { Settings } from './types.ts';

export type * from './types.ts';

/** Start here. Everything you write may live in files of its own beside this one. */
export function createApp(_settings: Settings): Hono {
  const app = new Hono();
  app.all('*', (context) => context.json({ error: 'This is not built yet.' }, 501));
  return app;
}
