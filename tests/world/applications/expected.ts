import type { Observed } from './scenario.ts';

/** What was seen under plain Node: a judging finds it in the place of this. */
export const expected: readonly Observed[] = [];
