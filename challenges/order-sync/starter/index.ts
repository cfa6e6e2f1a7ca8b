import type { OrderService, OrderServiceOptions, SyncReport } from './types.ts';

export type * from './types.ts';

/** Start here. Everything you write may live in files of its own beside this one. */
export function createOrderService(_options: OrderServiceOptions): OrderService {
  return {
    async sync(): Promise<SyncReport> {
      throw new Error('not implemented');
    },

    async fetch(_request: Request): Promise<Response> {
      throw new Error('not implemented');
    },
  };
}
