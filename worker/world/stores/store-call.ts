import type { Call } from '../calls.isolate.ts';

/** An operation of the program on one of the world's stores: a queue, the cache, the outbox, … */
export type StoreCall = Call & {
  /** Which store, where there are several of a kind: a queue's name. */
  readonly name?: string;
  /** What was done: `publish`, `get`, `send`, … */
  readonly operation: string;
  readonly [detail: string]: unknown;
};
