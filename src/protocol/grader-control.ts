import { z } from 'zod';
import { SeenBehaviour } from '../domain/behaviour.ts';

/** What a worker asks of a grader process: one group of one judging. */
export const GraderOrder = z.strictObject({
  /** The spec and its support files as one script; see `worker/bench/suites/compile-suite.ts`. */
  suite: z.string(),
  /** The program's modules that the suite imports. */
  modules: z.array(z.string()),
  /** Whether it scripts a world: see `worker/world`. */
  hasWorld: z.boolean(),
  /** Pipes to a program that waits: read from the first, write to the second. Without, cases are only collected. */
  pipes: z.tuple([z.string(), z.string()]).optional(),
  /** Pipes to the Postgres of the suite's world, in the same order. */
  database: z.tuple([z.string(), z.string()]).optional(),
  /** Pipes to its SQLite. */
  sqlite: z.tuple([z.string(), z.string()]).optional(),
  /** The program's process, or one that it descends from: what it uses is measured from outside. */
  programPid: z.int().positive().optional(),
  /** A second program, which has the model solution. */
  model: z.strictObject({ pipes: z.tuple([z.string(), z.string()]), pid: z.int().positive().optional() }).optional(),
  /** The longest frame that the program may answer with. */
  frameLimitBytes: z.int().positive().optional(),
  /** Cases that have a result already, by their place in the suite. */
  skip: z.array(z.int().nonnegative()),
  seed: z.int().nonnegative(),
  /** Whether cases run in another order, which the seed decides; they are still told by their place in the suite. */
  isShuffled: z.boolean().optional(),
  /** The zone that is local to suite and programs, where it is not UTC. */
  timeZone: z.string().optional(),
});
export type GraderOrder = z.infer<typeof GraderOrder>;

export const GraderReport = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** The programs' pipes are open. */
  z.strictObject({ type: z.literal('connected') }),
  /** Every case of the group, skipped and unfinished ones left out. */
  z.strictObject({
    type: z.literal('collected'),
    cases: z.array(z.strictObject({ place: z.int().nonnegative(), title: z.string() })),
  }),
  z.strictObject({ type: z.literal('case-started'), place: z.int().nonnegative() }),
  z.strictObject({
    type: z.literal('case-ended'),
    place: z.int().nonnegative(),
    isPassed: z.boolean(),
    /** Whether it failed by something that the program threw and nobody caught. */
    isProgramError: z.boolean(),
    message: z.string().optional(),
    /** It decides nothing, so a test is not lost where it cannot be read. */
    behaviour: SeenBehaviour.optional().catch(undefined),
  }),
  /** The spec could not be loaded. `program`: something that the program threw while it was. */
  z.strictObject({ type: z.literal('broken'), fault: z.enum(['suite', 'program']), message: z.string() }),
  /** Before the group was through the program hung up, or wrote what it may not and was not listened to any more. */
  z.strictObject({ type: z.literal('program-gone'), why: z.enum(['closed', 'too-long', 'violation']) }),
  z.strictObject({ type: z.literal('done') }),
]);
export type GraderReport = z.infer<typeof GraderReport>;
