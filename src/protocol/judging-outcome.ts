import { z } from 'zod';
import { JudgingId } from '../domain/ids.ts';
import { JudgeErrorCode } from '../domain/judge-error.ts';
import { JudgingReport } from '../domain/judging.ts';

/** How a judging ended: with a report, or aborted through no fault of the candidate's. */
export const JudgingOutcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('judged'), report: JudgingReport }),
  z.strictObject({ state: z.literal('aborted'), code: JudgeErrorCode, message: z.string().max(4_000) }),
]);
export type JudgingOutcome = z.infer<typeof JudgingOutcome>;

/** What comes back through the results queue. */
export const JudgingResult = z.strictObject({
  judgingId: JudgingId,
  /** The claim it was judged under: a result of an older claim is not recorded. */
  lease: z.int().positive(),
  outcome: JudgingOutcome,
});
export type JudgingResult = z.infer<typeof JudgingResult>;
