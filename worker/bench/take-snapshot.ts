import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { FIXED_ENVIRONMENT } from './fixed-environment.ts';

/** The script that takes snapshots, in the artefacts' folder. */
export const SNAPSHOT_SCRIPT = 'take-snapshot.cjs';

export type SnapshotPlan = {
  /** What to call the snapshot. */
  readonly name: string;
  /** What an isolate is to begin with, each with the name that its frames carry. */
  readonly scripts: readonly { readonly file: string; readonly frames: string }[];
  /** A script that does what programs will do, so that V8 keeps the code that it compiles for it. */
  readonly warmUp?: string;
};

const run = promisify(execFile);

/** Takes a snapshot of scripts in the artefacts' folder, and puts it there. */
export async function takeSnapshot(folder: string, { name, scripts, warmUp }: SnapshotPlan): Promise<void> {
  const at = (file: string): string => path.join(folder, file);
  const named = scripts.flatMap(({ file, frames }) => [at(file), frames]);
  await run(
    process.execPath,
    ['--no-node-snapshot', at(SNAPSHOT_SCRIPT), at(name), warmUp === undefined ? '' : at(warmUp), ...named],
    { env: { ...FIXED_ENVIRONMENT } },
  );
}
