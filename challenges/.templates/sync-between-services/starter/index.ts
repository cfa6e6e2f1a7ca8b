import type { Settings, SyncReport } from './types.ts';

export type * from './types.ts';

/** Start here. Everything you write may live in files of its own beside this one. */
export function createSync(_settings: Settings): () => Promise<SyncReport> {
  return async () => {
    throw new Error('not written yet');
  };
}
