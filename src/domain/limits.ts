import { z } from 'zod';

/** What a program may use in one judging, all groups together. Asked for by a challenge; see `Usage` for what was measured. */
export const Limits = z.strictObject({
  /**
   * Processor time of the program; the suite's own is not counted. A case that uses it up has failed, and the cases
   * after it share as much again, once: one endless loop does not cost the rest of a solution its score. Near it a
   * judging is repeated; see decision 12.
   */
  cpuTimeMs: z.int().min(100).max(300_000).default(10_000),
  /** Real time of the judging. Waiting on the virtual clock costs none. */
  wallTimeMs: z.int().min(100).max(600_000).default(30_000),
  /** Memory on top of what an idle program process holds. */
  memoryMb: z.int().min(16).max(4_096).default(256),
  /** Console output, and separately each value that the program hands to the suite. */
  outputKb: z.int().min(1).max(65_536).default(1_024),
});
export type Limits = z.infer<typeof Limits>;

export const Usage = z.object({
  cpuTimeMs: z.number().nonnegative(),
  wallTimeMs: z.number().nonnegative(),
  peakMemoryMb: z.number().nonnegative(),
});
export type Usage = z.infer<typeof Usage>;
