import { receive } from './receive.ts';
import type { Inbox, InboxOptions, WorkReport } from './types.ts';
import { deliverAllDue } from './deliver.ts';

export type * from './types.ts';

export function createInbox(options: InboxOptions): Inbox {
  let running: Promise<WorkReport> | undefined;

  return {
    async fetch(request) {
      const response = await receive(request, options);
      if (response.status === 202) await this.work().catch(() => undefined);
      return response;
    },

    work() {
      running ??= deliverAllDue(options).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
