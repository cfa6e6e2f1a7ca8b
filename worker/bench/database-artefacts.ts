import { execFile } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { JudgeError } from '../../src/domain/judge-error.ts';
import { keepFile } from '../cache/kept-file.ts';
import { bundleScript } from './bundle-script.ts';
import { FIXED_ENVIRONMENT } from './fixed-environment.ts';

/** Names in the artefacts' folder. */
const POSTGRES = {
  script: 'database.mjs',
  wasm: 'pglite.wasm',
  files: 'pglite.data',
  folder: 'database.tar',
} as const;
const SQLITE_SCRIPT = 'sqlite.mjs';

export type DatabaseEngine = 'postgres' | 'sqlite';

/** How a database process is started, by names in the artefacts' folder. */
export type DatabaseCommand = {
  readonly script: string;
  readonly args: readonly string[];
  readonly nodeFlags: readonly string[];
};

/** Statements that recurse deeply come to Postgres' own limit before they come to Node's. In kilobytes. */
const POSTGRES_STACK_KB = 6_000;
const COMMANDS: Readonly<Record<DatabaseEngine, DatabaseCommand>> = {
  postgres: {
    script: POSTGRES.script,
    args: [POSTGRES.wasm, POSTGRES.files, POSTGRES.folder],
    nodeFlags: [`--stack-size=${POSTGRES_STACK_KB}`],
  },
  sqlite: { script: SQLITE_SCRIPT, args: [], nodeFlags: [] },
};

/** What database processes are started from: there once the first case needs it. */
export type DatabaseArtefacts = {
  /** @throws JudgeError `program-unavailable` */
  readonly prepare: (engine: DatabaseEngine) => Promise<DatabaseCommand>;
};

const PREPARE_SCRIPT = 'prepare-database.mjs';
const INITDB_WASM = 'initdb.wasm';
const PREPARE_LIMIT_MS = 120_000;

const worker = fileURLToPath(new URL('..', import.meta.url));
const distribution = path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
const run = promisify(execFile);

export function createDatabaseArtefacts(folder: string): DatabaseArtefacts {
  const at = (name: string): string => path.join(folder, name);
  const prepared = new Map<DatabaseEngine, Promise<void>>();

  async function preparePostgres(): Promise<void> {
    const copy = (name: string) => copyFile(path.join(distribution, name), at(name));
    await Promise.all([
      copy(POSTGRES.wasm),
      copy(POSTGRES.files),
      copy(INITDB_WASM),
      bundleModule('database/main.ts', at(POSTGRES.script)),
      bundleModule('database/prepare.ts', at(PREPARE_SCRIPT)),
    ]);
    const madeFrom = await Promise.all([PREPARE_SCRIPT, INITDB_WASM, POSTGRES.wasm].map((name) => readFile(at(name))));
    await keepFile({ file: at(POSTGRES.folder), name: POSTGRES.folder, madeFrom }, makeDataFolder);
  }

  async function prepareNew(engine: DatabaseEngine): Promise<void> {
    if (engine === 'postgres') await preparePostgres();
    else await bundleModule('database/sqlite/main.ts', at(SQLITE_SCRIPT));
  }

  async function makeDataFolder(): Promise<void> {
    const { wasm, files, folder: output } = POSTGRES;
    const names = [PREPARE_SCRIPT, wasm, files, INITDB_WASM, output].map(at);
    await run(process.execPath, ['--no-warnings', ...names], {
      env: { ...FIXED_ENVIRONMENT },
      timeout: PREPARE_LIMIT_MS,
    });
  }

  return {
    async prepare(engine) {
      const preparing = prepared.get(engine) ?? prepareNew(engine);
      prepared.set(engine, preparing);
      try {
        await preparing;
        return COMMANDS[engine];
      } catch (cause) {
        prepared.delete(engine);
        throw new JudgeError('program-unavailable', `no database could be prepared: ${(cause as Error).message}`, {
          cause,
        });
      }
    },
  };
}

async function bundleModule(entry: string, outfile: string): Promise<void> {
  await bundleScript({
    entryPoints: [path.join(worker, entry)],
    outfile,
    platform: 'node',
    format: 'esm',
    target: 'node26',
  });
}
