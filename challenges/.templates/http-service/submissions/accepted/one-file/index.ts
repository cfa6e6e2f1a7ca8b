import { Hono } from 'hono';
import type { Settings } from './types.ts';

export type * from './types.ts';

class Refusal extends Error {
  readonly status: 400 | 404 | 422 | 503;
  constructor(status: 400 | 404 | 422 | 503, message: string) {
    super(message);
    this.status = status;
  }
}

function readOrder(body: unknown): { bike: string; part: string } {
  const { bike, part } = (body ?? {}) as { bike?: unknown; part?: unknown };
  if (typeof bike !== 'string' || bike.trim() === '' || bike.length > 80) throw new Refusal(400, 'Which bike is it?');
  if (typeof part !== 'string' || part.length > 40 || !/^[a-z\d-]+$/.test(part)) throw new Refusal(400, 'Which part?');
  return { bike, part };
}

export function createApp(settings: Settings): Hono {
  const cache: Record<string, [cents: number, readAt: number]> = Object.create(null);

  async function lookUp(part: string): Promise<number> {
    const cached = cache[part];
    if (cached && Date.now() - cached[1] < 10 * 60 * 1000) return cached[0];
    const gaveUp = new AbortController();
    const timer = setTimeout(() => gaveUp.abort(), 2000);
    let status = 0;
    let answer: { cents?: unknown } | null = null;
    try {
      const response = await fetch(`${settings.partsUrl}/parts/${encodeURIComponent(part)}`, {
        headers: new Headers([['Authorization', `Bearer ${settings.partsKey}`]]),
        signal: gaveUp.signal,
      });
      status = response.status;
      if (response.ok) answer = JSON.parse(await response.text());
    } catch {
      status = 0;
    } finally {
      clearTimeout(timer);
    }
    if (status === 404) throw new Refusal(422, `The wholesaler has no ${part}.`);
    if (typeof answer?.cents !== 'number') throw new Refusal(503, 'The wholesaler has a bad day.');
    cache[part] = [answer.cents, Date.now()];
    return answer.cents;
  }

  return new Hono()
    .post('/repairs', async (c) => {
      const { bike, part } = readOrder(await c.req.json().catch(() => null));
      const repair = { id: crypto.randomUUID() as string, bike, part, cents: 1950 + (await lookUp(part)) };
      await settings.store.save(repair);
      c.header('Location', `/repairs/${repair.id}`);
      return c.json(repair, 201);
    })
    .get('/repairs/:id', async (c) => {
      const repair = await settings.store.find(c.req.param('id'));
      if (!repair) throw new Refusal(404, 'Nobody brought that one.');
      return c.json(repair);
    })
    .onError((error, c) => {
      if (!(error instanceof Refusal)) return c.json({ error: 'Something broke here.' }, 500);
      if (error.status === 503) c.header('Retry-After', '30');
      return c.json({ error: error.message }, error.status);
    }) as unknown as Hono;
}
