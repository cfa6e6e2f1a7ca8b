import { z } from 'zod';
import { Behaviour } from '../domain/behaviour.ts';
import { JudgingId } from '../domain/ids.ts';
import { JudgeErrorCode } from '../domain/judge-error.ts';
import { JudgingReport } from '../domain/judging.ts';

/** How a judging ended: with a report, or aborted through no fault of the candidate's. */
export const JudgingOutcome = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('judged'),
    report: JudgingReport,
    /** What the program was seen doing. For reviewers: it decides nothing, and no outcome is lost where it cannot be read. */
    behaviour: Behaviour.optional().catch(undefined),
  }),
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
