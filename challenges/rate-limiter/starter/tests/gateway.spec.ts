import { expect, it } from 'vitest';
import { createGateway } from '../index.ts';
import { createMemoryCache } from './memory-cache.ts';

it('passes a request on, and the answer back', async () => {
  const gateway = createGateway({
    cache: createMemoryCache(),
    upstream: async (request) => new Response(`the tides of ${new URL(request.url).pathname}`),
    plans: { standard: { perSecond: 100, perMinute: 1_000 }, tenants: {} },
    policy: { onOutage: 'allow', cacheTimeoutMs: 50, restMs: 5_000 },
  });

  const headers = { 'x-tenant': 'surf-school' };
  const answer = await gateway.fetch(new Request('https://api.tidewire.example/harlingen', { headers }));

  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('the tides of /harlingen');
});
