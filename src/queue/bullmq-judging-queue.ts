import type { JudgingId } from '../domain/ids.ts';
import type { JudgingKind } from '../domain/judging.ts';
import type { JudgingProgress } from '../protocol/judging-event.ts';
import { JudgingJob } from '../protocol/judging-job.ts';
import type { BullmqBackend } from './bullmq-backend.ts';
import { openBullmqConsumer } from './bullmq-consumer.ts';
import { BullmqQueue } from './bullmq-queue.ts';
import type { Consumer, JudgingQueue } from './queues.ts';

export const JUDGINGS = 'judgings';

/** Lower comes first: who tries the samples waits for the answer. */
const PRIORITY: Readonly<Record<JudgingKind, number>> = { sample: 1, submission: 2 };
/** Behind everybody: what is judged again for a comparison has no one who waits. */
const SHADOW_PRIORITY = 10;

export class BullmqJudgingQueue implements JudgingQueue {
  readonly #backend: BullmqBackend;
  readonly #queue: BullmqQueue;
  readonly #onError: (error: Error) => void;

  constructor(backend: BullmqBackend, onError: (error: Error) => void) {
    this.#backend = backend;
    this.#onError = onError;
    this.#queue = new BullmqQueue(
      backend,
      JUDGINGS,
      { attempts: 20, backoff: { type: 'fixed', delay: 1_000 } },
      onError,
    );
  }

  async open(): Promise<void> {
    await this.#queue.open();
  }

  async publish(job: JudgingJob): Promise<void> {
    await this.#queue.publish(job.judgingId, job, job.isShadow === true ? SHADOW_PRIORITY : PRIORITY[job.kind]);
  }

  async has(judgingId: JudgingId): Promise<boolean> {
    return await this.#queue.has(judgingId);
  }

  async consume(
    judge: (job: JudgingJob, tell: (progress: JudgingProgress) => Promise<void>) => Promise<void>,
  ): Promise<Consumer> {
    return await openBullmqConsumer(
      this.#backend,
      JUDGINGS,
      async (delivered) =>
        await judge(JudgingJob.parse(delivered.data), async (progress) => await delivered.updateProgress(progress)),
      this.#onError,
    );
  }

  async countConsumers(): Promise<number> {
    return await this.#queue.countConsumers();
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}
