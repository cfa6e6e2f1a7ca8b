import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { coreForBench } from '../../worker/bench/cores.ts';
import { findOnPath } from '../../worker/bench/processes/find-on-path.ts';
import { createPipeMaker } from '../../worker/bench/processes/pipes.ts';

const run = promisify(execFile);
const END = path.join(import.meta.dirname, 'pipe-process.ts');

/** What a round trip costs between two Node processes on one processor that do nothing else, in microseconds. */
export async function measurePipe(): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'minicase-benchmark-'));
  const pipes = await createPipeMaker(folder).make();
  const [command = process.execPath, ...args] = [...pinning(), process.execPath, '--no-warnings', END];
  const echo = spawn(command, [...args, 'echo'], { stdio: ['ignore', 'ignore', 'inherit', ...pipes.programEnds] });
  const ended = new Promise((resolve) => echo.once('close', resolve));
  try {
    pipes.programStarted();
    const { stdout } = await run(command, [...args, 'ask', ...pipes.paths]);
    return Number(stdout);
  } finally {
    echo.kill();
    await ended;
    await pipes.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As a bench pins its two processes. */
function pinning(): readonly string[] {
  const taskset = findOnPath('taskset');
  const core = coreForBench(0);
  return taskset === undefined || core === undefined ? [] : [taskset, '-c', String(core)];
}
