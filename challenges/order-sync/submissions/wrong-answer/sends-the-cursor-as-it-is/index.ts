import { answer } from './dashboard.ts';
import { syncOnce } from './sync.ts';
import type { OrderService, OrderServiceOptions, SyncReport } from './types.ts';

export type * from './types.ts';

export function createOrderService(options: OrderServiceOptions): OrderService {
  let running: Promise<SyncReport> | undefined;

  return {
    sync() {
      running ??= syncOnce(options).finally(() => {
        running = undefined;
      });
      return running;
    },

    fetch: (request) => answer(request, options.store),
  };
}
