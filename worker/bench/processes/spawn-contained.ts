import { type ChildProcess, spawn } from 'node:child_process';
import type { Artefacts } from '../artefacts/artefacts.ts';
import type { Cgroup } from '../containment/cgroup.ts';
import type { Containment, ProgramStart } from '../containment/containment.ts';
import { FIXED_ENVIRONMENT } from './fixed-environment.ts';
import type { PipePair } from './pipes.ts';

export type Contained = {
  readonly child: ChildProcess;
  /** To and from a grader. */
  readonly pipes: PipePair;
  readonly cgroup: Cgroup | undefined;
  /** Rejects where there is no process at all. */
  readonly failedToSpawn: Promise<never>;
};

/** Starts a script of the artefacts' folder in a containment, between pipes to the worker and to a grader. */
export async function spawnContained(
  artefacts: Pick<Artefacts, 'folder' | 'pipes'>,
  containment: Containment,
  start: Omit<ProgramStart, 'app'>,
): Promise<Contained> {
  const pipes = await artefacts.pipes.make();
  const command = containment.command({ app: artefacts.folder, ...start });
  const child = spawn(command.file, [...command.args], {
    env: { ...FIXED_ENVIRONMENT },
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', ...pipes.programEnds, ...command.descriptors],
  });
  const failedToSpawn = new Promise<never>((_, reject) => child.once('error', reject));
  failedToSpawn.catch(() => undefined);
  pipes.programStarted();
  command.started();
  return { child, pipes, cgroup: command.cgroup, failedToSpawn };
}
