import type { JudgingId } from '../domain/ids.ts';
import type { CheckId } from '../protocol/challenge-folder-view.ts';
import type { CheckJob } from '../protocol/check-job.ts';
import type { JudgingProgress } from '../protocol/judging-event.ts';
import type { JudgingJob } from '../protocol/judging-job.ts';
import type { JudgingResult } from '../protocol/judging-outcome.ts';

/** Takes what a queue holds, one thing at a time, until it is closed. */
export type Consumer = {
  /** Takes nothing more and waits for what is in hand. */
  readonly close: () => Promise<void>;
};

/**
 * What is to be judged, samples first, shadow judgings last. It delivers at least once: again after a consumer threw, and within some
 * fifteen seconds after one was killed. It may lose everything: the store is the record.
 */
export type JudgingQueue = {
  /** Without effect where the judging is in the queue already. */
  readonly publish: (job: JudgingJob) => Promise<void>;
  readonly has: (judgingId: JudgingId) => Promise<boolean>;
  readonly consume: (
    judge: (job: JudgingJob, tell: (progress: JudgingProgress) => Promise<void>) => Promise<void>,
  ) => Promise<Consumer>;
  /** How many consumers are at work or waiting for it, in all processes. */
  readonly countConsumers: () => Promise<number>;
};

/** What was judged, on its way back. It delivers at least once, and again after a consumer threw. */
export type ResultQueue = {
  readonly publish: (result: JudgingResult) => Promise<void>;
  readonly has: (judgingId: JudgingId, lease: number) => Promise<boolean>;
  readonly consume: (record: (result: JudgingResult) => Promise<void>) => Promise<Consumer>;
};

/** How far judgings are, as the consumers of `JudgingQueue` tell it. Some of it gets lost. */
export type ProgressFeed = {
  readonly consume: (note: (judgingId: JudgingId, progress: JudgingProgress) => Promise<void>) => Promise<Consumer>;
};

/**
 * What is to be checked for its author, in order. It delivers at least once: again after a consumer threw, and within
 * some thirty seconds after one was killed. It may lose everything: the store is the record.
 */
export type CheckQueue = {
  /** Without effect where the check is in the queue already. */
  readonly publish: (job: CheckJob) => Promise<void>;
  readonly has: (checkId: CheckId) => Promise<boolean>;
  readonly consume: (check: (job: CheckJob) => Promise<void>) => Promise<Consumer>;
};

export type QueueBackend = 'redis' | 'postgres';

export type Queues = {
  readonly backend: QueueBackend;
  readonly judgings: JudgingQueue;
  readonly results: ResultQueue;
  readonly progress: ProgressFeed;
  readonly checks: CheckQueue;
  /** Closes the connections; consumers are closed by those who opened them. */
  readonly close: () => Promise<void>;
};
