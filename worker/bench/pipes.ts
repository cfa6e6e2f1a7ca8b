import { execFile } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Two blocking pipes between a grader and a program, by name, so that both processes can open an end of each. */
export type PipePair = {
  /** For the grader: read from the first, write to the second. */
  readonly paths: readonly [fromProgram: string, toProgram: string];
  /** For the program: descriptors to hand on. */
  readonly programEnds: readonly [read: number, write: number];
  /** To be called when the program has its ends. */
  readonly programStarted: () => void;
  /** To be called when the grader has its own: from then on the pipes end with the processes that hold them. */
  readonly graderConnected: () => void;
  readonly remove: () => Promise<void>;
};

let lastNumber = 0;

/** Node makes socket pairs only, whose parent end does not block, so the pipes are made by `mkfifo`. */
export async function createPipePair(folder: string): Promise<PipePair> {
  lastNumber += 1;
  const fromProgram = path.join(folder, `pipe-${process.pid}-${lastNumber}-from`);
  const toProgram = path.join(folder, `pipe-${process.pid}-${lastNumber}-to`);
  await run('mkfifo', ['-m', '600', fromProgram, toProgram]);
  // Opened for both directions, a named pipe waits for no other end. These two keep it open until the grader is there.
  const keepers = [openSync(fromProgram, 'r+'), openSync(toProgram, 'r+')];
  const programEnds = [openSync(toProgram, 'r'), openSync(fromProgram, 'w')] as const;
  const closeAll = (descriptors: readonly number[]): void => {
    for (const descriptor of descriptors) closeSync(descriptor);
  };
  return {
    paths: [fromProgram, toProgram],
    programEnds,
    programStarted: () => closeAll(programEnds),
    graderConnected: () => closeAll(keepers.splice(0)),
    async remove() {
      closeAll(keepers.splice(0));
      await Promise.all([rm(fromProgram, { force: true }), rm(toProgram, { force: true })]);
    },
  };
}
