import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';

/** Below it, the work costs more than it spares. */
const THRESHOLD_BYTES = 10 * 1024;
const JSON_TYPE = /^application\/json\b/;

const gzip = compress({ encoding: 'gzip', contentTypeFilter: JSON_TYPE, threshold: THRESHOLD_BYTES });

/** Compresses big answers of the API: a board of thousands says the same words in each line. Event streams stay as they are. */
export const compressJson = createMiddleware(async (context, next) => {
  if (!context.req.path.startsWith('/api/')) return await next();
  return await gzip(context, async () => {
    await next();
    await measure(context);
  });
});

/** Hono says of no answer how long it is, so that all would be taken for big. */
async function measure(context: Context): Promise<void> {
  const { headers } = context.res;
  if (!JSON_TYPE.test(headers.get('content-type') ?? '') || headers.has('content-length')) return;
  const body = await context.res.arrayBuffer();
  context.res = new Response(body, context.res);
  context.res.headers.set('content-length', String(body.byteLength));
}
