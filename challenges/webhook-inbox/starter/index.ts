import type { Inbox, InboxOptions, WorkReport } from './types.ts';

export type * from './types.ts';

/** Start here. Everything you write may live in files of its own beside this one. */
export function createInbox(_options: InboxOptions): Inbox {
  return {
    async fetch(_request: Request): Promise<Response> {
      return Response.json({ error: 'not built yet' }, { status: 501 });
    },

    async work(): Promise<WorkReport> {
      throw new Error('not built yet');
    },
  };
}
