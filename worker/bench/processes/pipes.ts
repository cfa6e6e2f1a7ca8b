import { execFile } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { systemProgram } from './find-on-path.ts';

const run = promisify(execFile);

/** Two blocking pipes between a grader and a program, by name, so that both processes can open an end of each. */
export type PipePair = {
  /** For the grader: read from the first, write to the second. */
  readonly paths: readonly [fromProgram: string, toProgram: string];
  /** For the program: descriptors to hand on. */
  readonly programEnds: readonly [read: number, write: number];
  /** To be called when the program has its ends. */
  readonly programStarted: () => void;
  /** To be called before a grader is told to open its ends: it would wait for a program that has just died. */
  readonly expectGrader: () => void;
  /** To be called when the grader has its own, or never will: from then on it sees when the program dies. */
  readonly graderConnected: () => Promise<void>;
  /** Takes the names away, as soon as no grader needs them. */
  readonly remove: () => Promise<void>;
};

/** Makes pipe pairs in a folder. */
export type PipeMaker = { readonly make: () => Promise<PipePair> };

/** Names are made ahead, many by one command: a process for each pair would cost more than the pair. */
const MADE_AT_ONCE = 16;

/** Node makes socket pairs only, whose parent end does not block, so the pipes are made by `mkfifo`. */
export function createPipeMaker(folder: string): PipeMaker {
  let lastNumber = 0;
  let ready: Promise<(readonly [string, string])[]> = Promise.resolve([]);

  async function makeMore(): Promise<(readonly [string, string])[]> {
    const names = Array.from({ length: MADE_AT_ONCE }, () => {
      lastNumber += 1;
      return [path.join(folder, `pipe-${lastNumber}-from`), path.join(folder, `pipe-${lastNumber}-to`)] as const;
    });
    await run(systemProgram('mkfifo'), ['-m', '600', ...names.flat()]);
    return names;
  }

  return {
    async make() {
      for (;;) {
        const batch = await ready;
        const names = batch.pop();
        if (names !== undefined) return openPipePair(...names);
        if (batch === (await ready)) ready = makeMore();
      }
    },
  };
}

function openPipePair(fromProgram: string, toProgram: string): PipePair {
  // Opened for both directions, a named pipe waits for no other end. The first is kept until the grader is there, the
  // second for as long as the program lives, since graders come and go with the groups.
  const readerKeepers = [openSync(fromProgram, 'r+')];
  const writerKeepers = [openSync(toProgram, 'r+')];
  const programEnds = [openSync(toProgram, 'r'), openSync(fromProgram, 'w')] as const;
  const closeAll = (descriptors: readonly number[]): void => {
    for (const descriptor of descriptors) closeSync(descriptor);
  };
  let isGraderExpected = false;
  let isToBeRemoved = false;

  async function remove(): Promise<void> {
    isToBeRemoved = true;
    // A grader that is about to open an end would wait for ever for one that is gone.
    if (isGraderExpected) return;
    closeAll([...readerKeepers.splice(0), ...writerKeepers.splice(0)]);
    await Promise.all([rm(fromProgram, { force: true }), rm(toProgram, { force: true })]);
  }

  return {
    paths: [fromProgram, toProgram],
    programEnds,
    programStarted: () => closeAll(programEnds),
    expectGrader() {
      isGraderExpected = true;
      if (readerKeepers.length === 0) readerKeepers.push(openSync(fromProgram, 'r+'));
    },
    async graderConnected() {
      isGraderExpected = false;
      closeAll(readerKeepers.splice(0));
      if (isToBeRemoved) await remove();
    },
    remove,
  };
}
