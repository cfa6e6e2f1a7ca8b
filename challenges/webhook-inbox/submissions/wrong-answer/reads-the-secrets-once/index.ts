import { receive } from './receive.ts';
import type { Inbox, InboxOptions, WorkReport } from './types.ts';
import { deliverAllDue } from './deliver.ts';

export type * from './types.ts';

export function createInbox(options: InboxOptions): Inbox {
  const secrets = options.secrets();
  let running: Promise<WorkReport> | undefined;

  return {
    fetch: (request) => receive(request, { ...options, secrets: () => secrets }),

    work() {
      running ??= deliverAllDue(options).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
