import { JudgeError } from '../src/domain/judge-error.ts';
import type { JudgingQueue, ResultQueue } from '../src/queue/queues.ts';
import type { Bench } from './bench/bench.ts';
import type { JobSource } from './job-source.ts';
import { judgeSubmission } from './judge-submission.ts';

export type WorkerParts = {
  /** Closed by the worker. */
  readonly benches: readonly Bench[];
  readonly source: JobSource;
  readonly judgings: JudgingQueue;
  readonly results: ResultQueue;
};

export type OpenWorker = {
  /** Takes no more judgings; one that is not done within the time is left to another worker. */
  readonly close: (withinMs: number) => Promise<void>;
};

/** Other people's code is judged at this containment level and above. */
const LOWEST_LEVEL = 2;

/**
 * Refuses benches whose containment is too weak for other people's code.
 *
 * @throws JudgeError `containment-insufficient`
 */
export function requireContainment(benches: readonly Bench[]): void {
  const level = Math.min(...benches.map((bench) => bench.isolation.level));
  if (level >= LOWEST_LEVEL) return;
  throw new JudgeError(
    'containment-insufficient',
    `Programs would run at containment level ${level}, and production asks for ${LOWEST_LEVEL}. ` +
      '`npm run -s minicase -- doctor` tells the command that mends it (on most machines: install bubblewrap). ' +
      'Set MINICASE_ALLOW_UNCONTAINED=1 only if you trust every candidate.',
  );
}

/** Sets every bench to work on the queue. */
export async function openWorker(parts: WorkerParts): Promise<OpenWorker> {
  const abandoned = new AbortController();
  const consumers = await Promise.all(
    parts.benches.map(
      async (bench) =>
        await parts.judgings.consume(
          async (job, tell) => await judgeSubmission({ ...parts, bench, abandoned: abandoned.signal }, job, tell),
        ),
    ),
  );
  return {
    close: async (withinMs) => {
      const finished = Promise.all(consumers.map((consumer) => consumer.close()));
      await Promise.race([finished, timeout(withinMs)]);
      // What is still being judged now goes back to the queue.
      abandoned.abort();
      await Promise.all(parts.benches.map((bench) => bench.close()));
      await Promise.race([finished, timeout(withinMs)]);
    },
  };
}

async function timeout(ms: number): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
}
