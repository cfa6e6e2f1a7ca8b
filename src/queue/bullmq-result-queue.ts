import type { JudgingId } from '../domain/ids.ts';
import { JudgingResult } from '../protocol/judging-outcome.ts';
import type { BullmqBackend } from './bullmq-backend.ts';
import { openBullmqConsumer } from './bullmq-consumer.ts';
import { BullmqQueue } from './bullmq-queue.ts';
import type { Consumer, ResultQueue } from './queues.ts';

const RESULTS = 'results';

export class BullmqResultQueue implements ResultQueue {
  readonly #backend: BullmqBackend;
  readonly #queue: BullmqQueue;
  readonly #onError: (error: Error) => void;

  constructor(backend: BullmqBackend, onError: (error: Error) => void) {
    this.#backend = backend;
    this.#onError = onError;
    this.#queue = new BullmqQueue(
      backend,
      RESULTS,
      { attempts: 100, backoff: { type: 'fixed', delay: 1_000 } },
      onError,
    );
  }

  async open(): Promise<void> {
    await this.#queue.open();
  }

  async publish(result: JudgingResult): Promise<void> {
    await this.#queue.publish(idOf(result.judgingId, result.lease), result);
  }

  async has(judgingId: JudgingId, lease: number): Promise<boolean> {
    return await this.#queue.has(idOf(judgingId, lease));
  }

  async consume(record: (result: JudgingResult) => Promise<void>): Promise<Consumer> {
    return await openBullmqConsumer(
      this.#backend,
      RESULTS,
      async (delivered) => await record(JudgingResult.parse(delivered.data)),
      this.#onError,
    );
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}

function idOf(judgingId: JudgingId, lease: number): string {
  return `${judgingId}-${lease}`;
}
