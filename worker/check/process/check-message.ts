import { z } from 'zod';
import { CheckStep, ClaimedCheck } from '../../../src/protocol/challenge-folder-view.ts';
import { CheckPartName, CheckReport } from '../../../src/protocol/check-report.ts';

/** What the process is to check, said once. */
export const CheckOrder = z.strictObject({
  /** A folder for all that the check writes: there is none yet, nor is there in the end. */
  place: z.string(),
  slug: ClaimedCheck.shape.slug,
  files: ClaimedCheck.shape.files,
  only: z.array(CheckPartName).optional(),
  /** Which of the machine's benches it has. */
  slot: z.int().nonnegative(),
});
export type CheckOrder = z.infer<typeof CheckOrder>;

/** What the process tells. */
export const CheckMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step'), step: CheckStep }),
  z.strictObject({ type: z.literal('done'), report: CheckReport }),
  /** This machine could not check: no fault of the case's. */
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
]);
export type CheckMessage = z.infer<typeof CheckMessage>;
