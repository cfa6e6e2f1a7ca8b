import type { Gateway, GatewayOptions } from './types.ts';

export type * from './types.ts';

/** Start here. Everything you write may live in files of its own beside this one. */
export function createGateway(_options: GatewayOptions): Gateway {
  return {
    async fetch(_request: Request): Promise<Response> {
      return Response.json({ error: 'not built yet' }, { status: 501 });
    },
  };
}
