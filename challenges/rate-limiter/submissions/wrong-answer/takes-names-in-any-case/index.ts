import { answerFor } from './answer.ts';
import { createLimiter } from './limiter.ts';
import type { Gateway, GatewayOptions } from './types.ts';

export type * from './types.ts';

export function createGateway({ cache, upstream, plans, policy }: GatewayOptions): Gateway {
  const limiter = createLimiter(cache, plans, policy);

  return {
    async fetch(request) {
      const tenant = request.headers.get('x-tenant');
      if (!tenant) return Response.json({ error: 'say who you are, in x-tenant' }, { status: 401 });

      return await answerFor(await limiter.decide(tenant.toLowerCase()), () => upstream(request));
    },
  };
}
