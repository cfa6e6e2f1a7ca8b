import type { Tally } from './types.ts';

export type * from './types.ts';

/** Start here. */
export function tally(_votes: readonly string[]): Tally[] {
  throw new Error('not built yet');
}
