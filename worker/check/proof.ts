import type { CheckOptions } from './check-challenge.ts';

/** How closely a case is looked at before it may be published. */
export const PROOF = {
  mutants: 120,
  isFullMatrix: false,
  stabilityRuns: 20,
} as const satisfies Partial<CheckOptions>;
