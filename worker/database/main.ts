import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createDatabase } from './database.ts';
import type { DatabaseRequest } from './message.ts';
import { startPostgres } from './postgres.ts';
import { serveGrader } from './serve.ts';
import { START_WALL_MS, takeSources } from './sources.ts';
import { loadLibraries, warmUp } from './warm-up.ts';

/**
 * A database process: Postgres in WebAssembly, for one suite after another. It runs what a candidate's program asks
 * for, so it is contained as a program is; it ends when its grader's pipes do.
 *
 * Arguments: what Postgres is made of, and the data folder of an empty database.
 */

const [wasm, files, dataFolder] = process.argv.slice(2);
if (wasm === undefined || files === undefined || dataFolder === undefined) {
  throw new Error('usage: database <wasm> <files> <data folder>');
}
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.resolve(name)));

const sources = takeSources(START_WALL_MS);
const postgres = await startPostgres({ wasm: read(wasm), files: read(files) }, read(dataFolder), sources);
loadLibraries(postgres);
warmUp(postgres);
await serveGrader<DatabaseRequest>(createDatabase(postgres, sources));
