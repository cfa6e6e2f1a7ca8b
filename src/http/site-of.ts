import type { Context } from 'hono';

/**
 * Whose page made a request: browsers say so by themselves, and pages cannot change it. Programs need not say.
 *
 * @param own the origin under which people see this server
 */
export function siteOf(context: Context, own: string): 'this' | 'another' | 'unknown' {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' ? 'this' : 'another';
  const origin = context.req.header('origin');
  if (origin === undefined) return 'unknown';
  return origin === own ? 'this' : 'another';
}
