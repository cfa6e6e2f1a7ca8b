import { type IQueueBackend, type Job, Worker, type WorkerOptions } from 'bullmq';
import type { BullmqBackend } from './bullmq-backend.ts';
import type { Consumer } from './queues.ts';

export type DeliveredJob = Job<unknown, unknown, string>;

/**
 * A consumer that dies lets go of its lock after `lockDuration`, and is missed by the second check after that at the
 * latest: its job is delivered again within about ten seconds.
 */
const OPTIONS = {
  concurrency: 1,
  lockDuration: 4_000,
  stalledInterval: 2_500,
  maxStalledCount: 3,
  runRetryDelay: 1_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} as const satisfies Partial<WorkerOptions>;

export async function openBullmqConsumer(
  backend: BullmqBackend,
  name: string,
  take: (job: DeliveredJob) => Promise<void>,
  onError: (error: Error) => void,
  options: Pick<WorkerOptions, 'lockDuration' | 'stalledInterval'> = {},
): Promise<Consumer> {
  const worker = new Worker<unknown, unknown, string, IQueueBackend>(
    name,
    take,
    { ...OPTIONS, ...options, connection: {} },
    backend.factory,
  );
  worker.on('error', onError);
  await worker.waitUntilReady();
  return { close: async () => await worker.close() };
}
