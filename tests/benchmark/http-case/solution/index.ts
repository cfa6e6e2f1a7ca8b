import { Hono } from 'hono';

const MOST_TRIES = 4;
const FIRST_WAIT_MS = 100;
const TIMEOUT_MS = 2_000;

async function askCarrier(path: string): Promise<Response | undefined> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    let waitMs = FIRST_WAIT_MS * 2 ** attempt;
    try {
      const response = await fetch(`https://carrier.example${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status < 500 && response.status !== 429) {
        const body = await response.arrayBuffer();
        return new Response(body, { status: response.status, headers: response.headers });
      }
      waitMs = Math.max(waitMs, 1_000 * Number(response.headers.get('retry-after') ?? 0));
    } catch {
      // A broken connection, or an answer that is late or cut off: tried again.
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return undefined;
}

export function createApp(): Hono {
  const app = new Hono();
  app.get('/health', (context) => context.text('ok'));
  app.get('/rates/:country', async (context) => {
    const grams = Number(context.req.query('grams'));
    if (!Number.isInteger(grams) || grams <= 0) return context.json({ error: 'grams must be a whole number' }, 400);
    const answer = await askCarrier(`/v1/rates?country=${context.req.param('country')}&grams=${grams}`);
    if (answer === undefined) return context.json({ error: 'the carrier does not answer' }, 502);
    if (answer.status === 404) return context.json({ error: 'no such country' }, 404);
    const { cents } = (await answer.json()) as { cents: number };
    return context.json({ cents, withTax: Math.round(cents * 1.25) }, 200, { 'cache-control': 'max-age=60' });
  });
  app.post('/parcels', async (context) => {
    const parcel = await context.req.json<{ country?: string }>();
    if (typeof parcel.country !== 'string') return context.json({ error: 'country is missing' }, 422);
    return context.json({ id: crypto.randomUUID(), ...parcel }, 201);
  });
  app.onError((_, context) => context.json({ error: 'bad request' }, 400));
  return app;
}
