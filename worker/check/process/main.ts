import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import { openBenchPool } from '../bench-pool.ts';
import { checkChallenge } from '../check-challenge.ts';
import { knowJudgings } from '../known-judgings.ts';
import { PROOF } from '../proof.ts';
import { type CheckMessage, CheckOrder } from './check-message.ts';

/** One check, in a process of its own: neither its work nor its end is its worker's. */
async function main(): Promise<void> {
  const [message] = await once(process, 'message');
  const { folder, place, only, slot } = CheckOrder.parse(message);
  const pool = knowJudgings(openBenchPool(1, slot));
  let closing: Promise<unknown> | undefined;
  const leave = async (): Promise<never> => {
    closing ??= Promise.allSettled([pool.close(), rm(place, { recursive: true, force: true })]);
    await closing;
    process.exit();
  };
  process.once('disconnect', () => void leave());
  try {
    const report = await checkChallenge(folder, {
      ...PROOF,
      pool,
      ...(only !== undefined && { only }),
      onProgress: (step) => void tell({ type: 'step', step }),
    });
    await tell({ type: 'done', report });
  } catch (error) {
    await tell({ type: 'failed', message: (error instanceof Error ? error.message : String(error)).slice(0, 4_000) });
  }
  await leave();
}

async function tell(message: CheckMessage): Promise<void> {
  await new Promise<void>((resolve) => process.send?.(message, undefined, {}, () => resolve()));
}

// Whoever waits for a judging comes first, even on a machine with too few processors.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
await main();
