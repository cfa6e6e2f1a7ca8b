import { type IQueueBackend, QueueEvents } from 'bullmq';
import { z } from 'zod';
import { JudgingId } from '../domain/ids.ts';
import { JudgingProgress } from '../protocol/judging-event.ts';
import type { BullmqBackend } from './bullmq-backend.ts';
import { JUDGINGS } from './bullmq-judging-queue.ts';
import type { Consumer, ProgressFeed } from './queues.ts';

const ToldProgress = z.object({ jobId: JudgingId, data: JudgingProgress });

export class BullmqProgressFeed implements ProgressFeed {
  readonly #backend: BullmqBackend;
  readonly #onError: (error: Error) => void;

  constructor(backend: BullmqBackend, onError: (error: Error) => void) {
    this.#backend = backend;
    this.#onError = onError;
  }

  async consume(note: (judgingId: JudgingId, progress: JudgingProgress) => Promise<void>): Promise<Consumer> {
    const events = new QueueEvents<unknown, IQueueBackend>(JUDGINGS, { connection: {} }, this.#backend.factory);
    events.on('error', this.#onError);
    let noted: Promise<void> = Promise.resolve();
    events.on('progress', (message) => {
      const told = ToldProgress.safeParse(message);
      if (!told.success) return;
      noted = noted.then(() => note(told.data.jobId, told.data.data)).catch(this.#onError);
    });
    await events.waitUntilReady();
    return {
      close: async () => {
        await events.close();
        await noted;
      },
    };
  }
}
