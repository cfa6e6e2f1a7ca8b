import { Hono } from 'hono';
import { openDatabase } from './database.ts';
import { serveRequests } from './routes.ts';
import type { App, AppOptions } from './types.ts';

export { migrate } from './migrate.ts';
export type * from './types.ts';

export function createApp({ pool }: AppOptions): App {
  return new Hono().route('/', serveRequests(openDatabase(pool)));
}
