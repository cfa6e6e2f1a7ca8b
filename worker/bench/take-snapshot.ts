import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { keepFile } from '../cache/kept-file.ts';
import { FIXED_ENVIRONMENT } from './fixed-environment.ts';

/** The script that takes snapshots, in the artefacts' folder. */
export const SNAPSHOT_SCRIPT = 'take-snapshot.cjs';
/** What every process loads isolated-vm from, in the artefacts' folder. */
export const ADDON = 'isolated-vm.node';

export type SnapshotPlan = {
  /** What to call the snapshot. */
  readonly name: string;
  /** What an isolate is to begin with, each with the name that its frames carry. */
  readonly scripts: readonly { readonly file: string; readonly frames: string }[];
  /** A script that does what programs will do, so that V8 keeps the code that it compiles for it. */
  readonly warmUp?: string;
};

const run = promisify(execFile);

/** Puts a snapshot of scripts in the artefacts' folder, where these are. */
export async function takeSnapshot(folder: string, { name, scripts, warmUp = '' }: SnapshotPlan): Promise<void> {
  const at = (file: string): string => path.join(folder, file);
  const files = [SNAPSHOT_SCRIPT, ADDON, ...scripts.map(({ file }) => file), ...(warmUp === '' ? [] : [warmUp])];
  const contents = await Promise.all(files.map((file) => readFile(at(file))));
  const madeFrom = [...contents, JSON.stringify({ warmUp, scripts })];
  await keepFile({ file: at(name), name, madeFrom }, () =>
    run(
      process.execPath,
      [
        '--no-node-snapshot',
        at(SNAPSHOT_SCRIPT),
        at(name),
        warmUp === '' ? '' : at(warmUp),
        ...scripts.flatMap(({ file, frames }) => [at(file), frames]),
      ],
      { env: { ...FIXED_ENVIRONMENT } },
    ),
  );
}
