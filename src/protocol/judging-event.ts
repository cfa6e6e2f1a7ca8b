import { z } from 'zod';
import { JudgeErrorCode } from '../domain/judge-error.ts';
import { Verdict } from '../domain/verdict.ts';

/** What a worker says while it judges. It may be lost: only an outcome is the truth. */
export const JudgingProgress = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('compiling') }),
  z.strictObject({
    type: z.literal('running'),
    casesDone: z.int().nonnegative(),
    /** How many cases there are in all; null until that is known. */
    casesTotal: z.int().positive().nullable(),
  }),
]);
export type JudgingProgress = z.infer<typeof JudgingProgress>;

/** What a client is told of one judging, in order. */
export const JudgingEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('queued'),
    position: z.int().positive(),
    /** In how long it will be taken, estimated; left out where nothing was measured yet. */
    waitSeconds: z.int().nonnegative().optional(),
  }),
  ...JudgingProgress.options,
  /** As much of them as the candidate may know; see `CandidateReport`. */
  z.strictObject({ type: z.literal('judged'), verdict: Verdict.nullable(), score: z.number().nullable() }),
  z.strictObject({ type: z.literal('aborted'), code: JudgeErrorCode, message: z.string() }),
]);
export type JudgingEvent = z.infer<typeof JudgingEvent>;
