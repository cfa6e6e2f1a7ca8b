import { answer } from './dashboard.ts';
import { syncOnce } from './sync.ts';
import type { OrderService, OrderServiceOptions } from './types.ts';

export type * from './types.ts';

export function createOrderService(options: OrderServiceOptions): OrderService {
  return {
    sync: () => syncOnce(options),

    fetch: (request) => answer(request, options.store),
  };
}
