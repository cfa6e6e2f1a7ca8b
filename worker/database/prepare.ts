import { readFileSync, writeFileSync } from 'node:fs';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { START_PARAMETERS } from './settings.ts';
import { takeSources } from './sources.ts';
import { assembly } from './web-assembly.ts';

/**
 * Makes the data folder that every database starts from, once for each version of PGlite: seconds.
 *
 * Arguments: Postgres' WebAssembly and files, initdb's WebAssembly, and where to write the data folder to.
 */

const INITDB_PARAMETERS = [
  // A mebibyte instead of sixteen: it is copied whenever an image has it.
  '--wal-segsize=1',
  // Text is compared by code points, and letters of every alphabet have an upper case.
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-data-checksums',
];

/** Nobody makes databases from templates here, and each takes as much as the one that is used. */
const TIDY_UP = [
  'UPDATE pg_database SET datistemplate = false',
  'DROP DATABASE template0',
  'DROP DATABASE template1',
  'VACUUM FREEZE',
  'CHECKPOINT',
];

const [wasm, files, initdb, output] = process.argv.slice(2);
if (wasm === undefined || files === undefined || initdb === undefined || output === undefined) {
  throw new Error('usage: prepare <wasm> <files> <initdb wasm> <output>');
}
const read = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(file));
const compile = (file: string) => new assembly.Module(read(file)) as NonNullable<PGliteOptions['pgliteWasmModule']>;

takeSources(Date.UTC(2026, 0, 1));
const pglite = await PGlite.create({
  pgliteWasmModule: compile(wasm),
  initdbWasmModule: compile(initdb),
  fsBundle: new Blob([read(files)]),
  startParams: [...START_PARAMETERS],
  initDbStartParams: INITDB_PARAMETERS,
});
for (const statement of TIDY_UP) await pglite.exec(statement);
const folder = await pglite.dumpDataDir('none');
writeFileSync(output, new Uint8Array(await folder.arrayBuffer()));
process.exit(0);
