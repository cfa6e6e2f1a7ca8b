import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { JudgeError } from '../src/domain/judge-error.ts';
import type { CheckId, CheckStep, ClaimedCheck } from '../src/protocol/challenge-folder-view.ts';
import type { CheckResult } from '../src/protocol/check-job.ts';
import type { CheckPartName } from '../src/protocol/check-report.ts';
import { checkInProcess } from './check/process/check-in-process.ts';
import type { CheckSource } from './check-source.ts';

/** What a worker checks with. */
export type CheckStation = {
  readonly source: CheckSource;
  /** Which of the machine's benches a check has. */
  readonly slot: number;
  /** Aborts when the worker stops: the check is left to another. */
  readonly abandoned: AbortSignal;
};

const NOTE_EVERY_MS = 1_000;
/** Sooner than the server takes the worker for dead. */
const UNHEARD_AT_MOST_MS = 40_000;

/** Checks one folder and sends off what came of it. Where it rejects, the check has to be delivered again. */
export async function checkFolder({ source, slot, abandoned }: CheckStation, id: CheckId): Promise<void> {
  const claimed = await source.claim(id);
  if (claimed === undefined) return;
  const { lease } = claimed;
  const steps = new Map<CheckPartName, CheckStep>();
  const over = new AbortController();
  const noting = noteUntilOver(over, async () => await source.note(id, { lease, steps: [...steps.values()] }));
  try {
    const signal = AbortSignal.any([abandoned, over.signal]);
    const found = await findOut(claimed, slot, signal, (step) => steps.set(step.part, step));
    // A note that is still on its way would know less than the last one.
    over.abort();
    await noting;
    await source.note(id, { lease, steps: [...steps.values()] });
    await source.report(id, { lease, ...found });
  } catch (error) {
    if (over.signal.reason !== OVER) throw error;
  } finally {
    over.abort();
    await noting;
  }
}

const OVER = new Error('the check is over, or in other hands');

/** Aborts when the check is no more this worker's, or the server cannot be told that it still is. */
async function noteUntilOver(over: AbortController, note: () => Promise<boolean>): Promise<void> {
  let heardAt = performance.now();
  while (!over.signal.aborted) {
    try {
      if (await note()) heardAt = performance.now();
      else over.abort(OVER);
    } catch (error) {
      if (performance.now() - heardAt > UNHEARD_AT_MOST_MS) over.abort(error);
    }
    await delay(NOTE_EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
  }
}

type Found = CheckResult extends infer Result ? (Result extends unknown ? Omit<Result, 'lease'> : never) : never;

async function findOut(
  { slug, files, only }: ClaimedCheck,
  slot: number,
  signal: AbortSignal,
  onStep: (step: CheckStep) => void,
): Promise<Found> {
  const place = path.join(tmpdir(), `minicase-check-${randomUUID()}`);
  try {
    return { report: await checkInProcess({ place, slug, files, slot, ...(only && { only }) }, { onStep, signal }) };
  } catch (error) {
    if (signal.aborted || !(error instanceof JudgeError)) throw error;
    return { error: error.message.slice(0, 4_000) };
  } finally {
    // Where its process was killed.
    await rm(place, { recursive: true, force: true });
  }
}
