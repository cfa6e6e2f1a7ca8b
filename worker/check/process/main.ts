import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import { openBenchPool } from '../bench-pool.ts';
import { checkChallenge } from '../check-challenge.ts';
import { knowJudgings } from '../known-judgings.ts';
import { PROOF } from '../proof.ts';
import { type CheckMessage, CheckOrder } from './check-message.ts';

/**
 * One check, in a process of its own: neither its work nor its end is its worker's.
 * Where the worker ends first, however it does, this leaves nothing behind.
 */
async function main(): Promise<void> {
  process.once('disconnect', () => void leave());
  // A worker may have ended while this was being loaded, when nobody listened.
  if (!process.connected) return await leave();
  const [message] = await once(process, 'message');
  const { place, slug, files, only, slot } = CheckOrder.parse(message);
  const folder = path.join(place, 'challenges', slug);
  const temporary = path.join(place, 'temporary');
  // With it goes what any part of the check had not yet cleared away.
  process.env['TMPDIR'] = temporary;
  const layingOut = layOut(folder, files).then(async () => await mkdir(temporary));
  toLeave.push(() => layingOut);
  // Last of all, when nothing else of this process can write any more.
  process.once('exit', () => rmSync(place, { recursive: true, force: true, maxRetries: 10 }));
  try {
    await layingOut;
    const pool = knowJudgings(openBenchPool(1, slot));
    toLeave.push(() => pool.close());
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

const toLeave: (() => Promise<unknown>)[] = [];
let leaving: Promise<unknown> | undefined;

async function leave(): Promise<never> {
  leaving ??= Promise.allSettled(toLeave.map((step) => step()));
  await leaving;
  process.exit();
}

async function layOut(folder: string, files: readonly SourceFile[]): Promise<void> {
  for (const { path: at, content } of files) {
    const target = path.join(folder, at);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, content);
  }
}

async function tell(message: CheckMessage): Promise<void> {
  await new Promise<void>((resolve) => process.send?.(message, undefined, {}, () => resolve()));
}

// Whoever waits for a judging comes first, even on a machine with too few processors.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
await main();
