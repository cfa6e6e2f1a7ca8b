import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Containment } from '../../../worker/bench/containment/containment.ts';
import { probeContainment } from '../../../worker/bench/containment/probe-containment.ts';
import { EXIT } from '../exit.ts';
import type { Diagnosis } from './check.ts';
import { checkContainment } from './check-containment.ts';
import { checkMachine } from './check-machine.ts';
import { formatDiagnosis } from './format-diagnosis.ts';
import { runTrial } from './run-trial.ts';

/** Other people's code is judged at this containment level and above. */
const LOWEST_LEVEL = 2;

/** `minicase doctor`: prints what this machine can do and what would make it better, and gives back the exit code. */
export async function doctor({ asJson }: { readonly asJson: boolean }): Promise<number> {
  const containment = await probe();
  const { level, mechanisms } = containment.isolation;
  const diagnosis: Diagnosis = {
    level,
    mechanisms,
    isContained: level >= LOWEST_LEVEL,
    containment: checkContainment(containment),
    machine: await checkMachine(process.env),
    trial: await runTrial(),
  };
  console.log(asJson ? JSON.stringify(diagnosis) : formatDiagnosis(diagnosis));
  if (!diagnosis.isContained) return EXIT.notContained;
  return diagnosis.trial.state === 'good' ? EXIT.judged : EXIT.aborted;
}

/** Tries each mechanism on a folder such as benches have. */
async function probe(): Promise<Containment> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'minicase-doctor-'));
  try {
    await chmod(folder, 0o755);
    return await probeContainment(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
