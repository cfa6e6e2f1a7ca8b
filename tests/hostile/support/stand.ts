import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { JudgingOutcome } from '../../../src/protocol/judging-outcome.ts';
import type { Bench } from '../../../worker/bench/bench.ts';
import { openBench } from '../../../worker/bench/open-bench.ts';
import { type Footprint, restingFootprint } from './footprint.ts';
import { readVictim, type Victim } from './victim.ts';

/** A bench to attack, alone with a temporary folder of its own, so that whatever is left there is its doing. */
export type Stand = {
  readonly bench: Bench;
  readonly victim: Victim;
  readonly temporary: string;
  /** What it took of the machine before the attack. */
  before: Footprint;
  /** Takes what there is now for what there was before, so that one attack's failure is not blamed on the next. */
  readonly settle: () => Promise<void>;
  readonly judge: (files: readonly SourceFile[], kind?: 'submission' | 'sample') => Promise<JudgingOutcome>;
  readonly close: () => Promise<void>;
};

/** Moves this process's temporary folder: there can be one stand at a time. */
export async function openStand(): Promise<Stand> {
  const usual = process.env['TMPDIR'];
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'minicase-hostile-'));
  // As any temporary folder is: each program is a user of its own.
  await chmod(temporary, 0o755);
  process.env['TMPDIR'] = temporary;
  const victim = await readVictim();
  const bench = await openBench();
  const judge: Stand['judge'] = (files, kind = 'submission') =>
    bench.judge({ challenge: victim.challenge, files, kind });
  // Once, so that suites are compiled and whatever is started lazily has been.
  await judge(victim.model);
  const stand: Stand = {
    bench,
    victim,
    temporary,
    before: await restingFootprint(temporary),
    async settle() {
      await judge(victim.model);
      stand.before = await restingFootprint(temporary);
    },
    judge,
    async close() {
      await bench.close();
      if (usual === undefined) Reflect.deleteProperty(process.env, 'TMPDIR');
      else process.env['TMPDIR'] = usual;
      await rm(temporary, { recursive: true, force: true });
    },
  };
  return stand;
}
