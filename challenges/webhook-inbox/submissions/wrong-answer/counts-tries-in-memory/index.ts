import { receive } from './receive.ts';
import type { Inbox, InboxOptions, WorkReport } from './types.ts';
import { deliverAllDue } from './deliver.ts';

export type * from './types.ts';

export function createInbox(options: InboxOptions): Inbox {
  const counted = new Map<string, number>();
  let running: Promise<WorkReport> | undefined;

  return {
    fetch: (request) => receive(request, options),

    work() {
      running ??= deliverAllDue(options, counted).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
