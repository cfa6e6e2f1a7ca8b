import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseReport } from '../../src/protocol/database-control.ts';
import { FramePipe, PipeClosed } from '../wire/frame.ts';
import { createDatabase } from './database.ts';
import type { DatabaseRequest } from './message.ts';
import { startPostgres } from './postgres.ts';
import { takeSources } from './sources.ts';
import { loadLibraries, warmUp } from './warm-up.ts';

/**
 * A database process: Postgres in WebAssembly, for one suite after another. It runs what a candidate's program asks
 * for, so it is contained as a program is; it ends when its grader's pipes do.
 *
 * Descriptors: 0 and 1 to the worker, 3 (read) and 4 (write) to the grader. Arguments: what Postgres is made of, and
 * the data folder of an empty database.
 */

/** When the world's clock starts, until a suite says otherwise. */
const START_WALL_MS = Date.UTC(2026, 0, 5, 9);

const [wasm, files, dataFolder] = process.argv.slice(2);
if (wasm === undefined || files === undefined || dataFolder === undefined) {
  throw new Error('usage: database <wasm> <files> <data folder>');
}
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.resolve(name)));

const sources = takeSources(START_WALL_MS);
const postgres = await startPostgres({ wasm: read(wasm), files: read(files) }, read(dataFolder), sources);
loadLibraries(postgres);
warmUp(postgres);
const answerNow = createDatabase(postgres, sources);
const worker = new FramePipe(0, 1);
const grader = new FramePipe(3, 4);

try {
  report({ type: 'ready' });
  for (;;) serve(JSON.parse(grader.read()) as DatabaseRequest);
} catch (error) {
  if (!(error instanceof PipeClosed)) throw error;
}

/** What the suite asks for, and going from image to image, is told to the worker: it is not the program's to pay. */
function serve(request: DatabaseRequest): void {
  const before = process.cpuUsage();
  const answer = JSON.stringify(answerNow(request));
  if (!request.isProgram) {
    const { user, system } = process.cpuUsage(before);
    report({ type: 'not-the-programs', cpuTimeMs: (user + system) / 1e3 });
  }
  grader.write(answer);
}

function report(message: DatabaseReport): void {
  worker.write(JSON.stringify(message));
}
