import { z } from 'zod';
import { CheckStep } from '../../../src/protocol/challenge-folder-view.ts';
import { CheckPartName, CheckReport } from '../../../src/protocol/check-report.ts';

/** What the process is to check, said once. */
export const CheckOrder = z.strictObject({
  folder: z.string(),
  /** What to remove in the end, also where its worker is there no more to do so. */
  place: z.string(),
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
