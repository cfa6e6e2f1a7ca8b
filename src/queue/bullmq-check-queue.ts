import type { CheckId } from '../protocol/challenge-folder-view.ts';
import { CheckJob } from '../protocol/check-job.ts';
import type { BullmqBackend } from './bullmq-backend.ts';
import { openBullmqConsumer } from './bullmq-consumer.ts';
import { BullmqQueue } from './bullmq-queue.ts';
import type { CheckQueue, Consumer } from './queues.ts';

const CHECKS = 'checks';

/** A check takes minutes, on a machine that it keeps busy: a consumer that is late is not to be taken for dead at once. */
const PATIENCE = { lockDuration: 15_000, stalledInterval: 5_000 } as const;

export class BullmqCheckQueue implements CheckQueue {
  readonly #backend: BullmqBackend;
  readonly #queue: BullmqQueue;
  readonly #onError: (error: Error) => void;

  constructor(backend: BullmqBackend, onError: (error: Error) => void) {
    this.#backend = backend;
    this.#onError = onError;
    this.#queue = new BullmqQueue(backend, CHECKS, { attempts: 20, backoff: { type: 'fixed', delay: 1_000 } }, onError);
  }

  async open(): Promise<void> {
    await this.#queue.open();
  }

  async publish(job: CheckJob): Promise<void> {
    await this.#queue.publish(job.checkId, job);
  }

  async has(checkId: CheckId): Promise<boolean> {
    return await this.#queue.has(checkId);
  }

  async consume(check: (job: CheckJob) => Promise<void>): Promise<Consumer> {
    return await openBullmqConsumer(
      this.#backend,
      CHECKS,
      async (delivered) => await check(CheckJob.parse(delivered.data)),
      this.#onError,
      PATIENCE,
    );
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}
