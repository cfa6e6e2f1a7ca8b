import { type IQueueBackend, type JobsOptions, Queue } from 'bullmq';
import type { BullmqBackend } from './bullmq-backend.ts';

/** A BullMQ queue of named things, of which none is held after it was taken. */
export class BullmqQueue {
  readonly #queue: Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>;
  readonly #options: JobsOptions;

  constructor(backend: BullmqBackend, name: string, options: JobsOptions, onError: (error: Error) => void) {
    this.#queue = new Queue(name, { connection: {} }, backend.factory);
    this.#queue.on('error', onError);
    this.#options = { ...options, removeOnComplete: true, removeOnFail: true };
  }

  async open(): Promise<void> {
    await this.#queue.waitUntilReady();
  }

  async publish(id: string, data: unknown, priority = 0): Promise<void> {
    // BullMQ ignores an addition under the id of a finished job, should one have been left behind.
    if (!(await this.has(id))) await this.#queue.remove(id);
    await this.#queue.add(this.#queue.name, data, { ...this.#options, jobId: id, priority });
  }

  async has(id: string): Promise<boolean> {
    const state = await this.#queue.getJobState(id);
    return state !== 'unknown' && state !== 'completed' && state !== 'failed';
  }

  async countConsumers(): Promise<number> {
    return await this.#queue.getWorkersCount();
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}
