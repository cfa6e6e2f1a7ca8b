import type { ImportOptions, ImportReport } from './types.ts';

export type * from './types.ts';

/** Start here. Everything you write may live in files of its own beside this one. */
export async function importFeed(_options: ImportOptions): Promise<ImportReport> {
  throw new Error('not built yet');
}
