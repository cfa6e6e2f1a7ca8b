import { z } from 'zod';
import { BEHAVIOUR_LIMITS } from './behaviour-limits.ts';

const Text = z.string().max(BEHAVIOUR_LIMITS.textChars);

/** Something that a program did to the world, in virtual time. */
export const BehaviourCall = z.object({
  /** `http`, `sql`, `sqlite`, `queue`, `cache`, `outbox`, … */
  kind: z.string().max(BEHAVIOUR_LIMITS.kindChars),
  /** Virtual milliseconds since its test began. */
  atMs: z.number().nonnegative(),
  /** Virtual milliseconds until it was answered; null where it never was. */
  tookMs: z.number().nonnegative().nullable(),
  /** `GET https://shop.example/orders?page=2`, the statement that was run, what was done to a store. */
  what: Text,
  /** The upstream service that it went to; null for what is none. */
  service: Text.nullable(),
  /** How it ended: `200`, `timeout`, `23505`; null where there is nothing to tell. */
  end: Text.nullable(),
  /** The fault that the suite's script had for it; null where it had none. */
  fault: Text.nullable(),
});
export type BehaviourCall = z.infer<typeof BehaviourCall>;

/** How the cost of something grew with its size, as a test measured it. */
export const BehaviourGrowth = z.object({
  /** What was measured: `cpu` in milliseconds, or a count of `calls`, `queries` or whatever the test counts. */
  of: z.string().max(BEHAVIOUR_LIMITS.kindChars),
  /** Cost is about n to this power. */
  exponent: z.number(),
  samples: z.array(z.object({ n: z.number(), cost: z.number() })).max(BEHAVIOUR_LIMITS.samples),
});
export type BehaviourGrowth = z.infer<typeof BehaviourGrowth>;

/** What a program was seen doing while a test ran. */
export const SeenBehaviour = z.object({
  /** The first of them; `callCount` says how many there were. */
  calls: z.array(BehaviourCall).max(BEHAVIOUR_LIMITS.calls),
  callCount: z.int().nonnegative(),
  growths: z.array(BehaviourGrowth).max(BEHAVIOUR_LIMITS.growths),
});
export type SeenBehaviour = z.infer<typeof SeenBehaviour>;

/** The same, and in which test. */
export const CaseBehaviour = SeenBehaviour.extend({ group: z.string(), title: z.string() });
export type CaseBehaviour = z.infer<typeof CaseBehaviour>;

/** Of one judging: the tests in which something was to be seen. For reviewers; it decides nothing. */
export const Behaviour = z.array(CaseBehaviour).max(BEHAVIOUR_LIMITS.cases);
export type Behaviour = z.infer<typeof Behaviour>;
