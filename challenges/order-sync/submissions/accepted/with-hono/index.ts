import { createApi } from './api.ts';
import { pullOrders } from './pull-orders.ts';
import type { OrderService, OrderServiceOptions, SyncReport } from './types.ts';

export type * from './types.ts';

export function createOrderService(options: OrderServiceOptions): OrderService {
  const api = createApi(options.store);
  let current: Promise<SyncReport> | undefined;

  return {
    sync: () => {
      current ??= pullOrders(options).finally(() => {
        current = undefined;
      });
      return current;
    },
    fetch: async (request) => await api.fetch(request),
  };
}
