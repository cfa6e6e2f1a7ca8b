import { openBullmqBackend, type QueueAddress } from './bullmq-backend.ts';
import { BullmqCheckQueue } from './bullmq-check-queue.ts';
import { BullmqJudgingQueue } from './bullmq-judging-queue.ts';
import { BullmqProgressFeed } from './bullmq-progress-feed.ts';
import { BullmqResultQueue } from './bullmq-result-queue.ts';
import type { Queues } from './queues.ts';

/** @param onError hears of broken connections, which mend themselves. */
export async function openQueues(address: QueueAddress, onError: (error: Error) => void): Promise<Queues> {
  const backend = await openBullmqBackend(address);
  let isClosing = false;
  // A pool calls itself closed before its connections are: what ends the server then breaks them, and that is no news.
  const report = (error: Error) => {
    if (!isClosing) onError(error);
  };
  const judgings = new BullmqJudgingQueue(backend, report);
  const results = new BullmqResultQueue(backend, report);
  const checks = new BullmqCheckQueue(backend, report);
  const close = async () => {
    isClosing = true;
    await Promise.all([judgings.close(), results.close(), checks.close()]);
  };
  try {
    // One after the other: the first makes the schema that the others look for.
    await judgings.open();
    await results.open();
    await checks.open();
  } catch (error) {
    await close().catch(onError);
    throw error;
  }
  return { backend: backend.name, judgings, results, progress: new BullmqProgressFeed(backend, report), checks, close };
}
