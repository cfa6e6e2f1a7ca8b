import { z } from 'zod';
import { CheckId, CheckStep } from './challenge-folder-view.ts';
import { CHECK_PARTS, CheckReport } from './check-report.ts';

/** What the queue carries: a name only, so that it can be lost and rebuilt. */
export const CheckJob = z.strictObject({ checkId: CheckId });
export type CheckJob = z.infer<typeof CheckJob>;

/** A worker tells how far its check is, every now and then, even where nothing has changed: else it is taken for dead. */
export const CheckNote = z.strictObject({
  lease: z.int().positive(),
  /** All parts that were begun. */
  steps: z.array(CheckStep).max(CHECK_PARTS.length),
});
export type CheckNote = z.infer<typeof CheckNote>;

/** What came of a check: a report, green or not, or why this machine could not check. */
export const CheckResult = z.union([
  z.strictObject({ lease: z.int().positive(), report: CheckReport }),
  z.strictObject({ lease: z.int().positive(), error: z.string().min(1).max(4_000) }),
]);
export type CheckResult = z.infer<typeof CheckResult>;
