import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { JudgeError } from '../../src/domain/judge-error.ts';
import { FIXED_ENVIRONMENT } from './fixed-environment.ts';

/** Names in the artefacts' folder, as a database process is given them. */
export const DATABASE_ARTEFACT = {
  script: 'database.mjs',
  wasm: 'pglite.wasm',
  files: 'pglite.data',
  folder: 'database.tar',
} as const;

/** What database processes are started from: there once the first case needs it. */
export type DatabaseArtefacts = {
  /** @throws JudgeError `program-unavailable` */
  readonly prepare: () => Promise<void>;
};

const PREPARE_SCRIPT = 'prepare-database.mjs';
const INITDB_WASM = 'initdb.wasm';
const PREPARE_LIMIT_MS = 120_000;

const worker = fileURLToPath(new URL('..', import.meta.url));
/** Data folders that were made before, by what they are made of. They take seconds to make. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/minicase', import.meta.url));
const distribution = path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
const run = promisify(execFile);

export function createDatabaseArtefacts(folder: string): DatabaseArtefacts {
  const at = (name: string): string => path.join(folder, name);
  let prepared: Promise<void> | undefined;

  async function prepareNew(): Promise<void> {
    const copy = (name: string) => copyFile(path.join(distribution, name), at(name));
    await Promise.all([
      copy(DATABASE_ARTEFACT.wasm),
      copy(DATABASE_ARTEFACT.files),
      copy(INITDB_WASM),
      bundleModule('database/main.ts', at(DATABASE_ARTEFACT.script)),
      bundleModule('database/prepare.ts', at(PREPARE_SCRIPT)),
    ]);
    const cached = path.join(
      CACHE,
      `database-${await digest(PREPARE_SCRIPT, INITDB_WASM, DATABASE_ARTEFACT.wasm)}.tar`,
    );
    if (await isCopied(cached)) return;
    await makeDataFolder();
    await keep(cached);
  }

  async function digest(...names: readonly string[]): Promise<string> {
    const hash = createHash('sha256');
    for (const name of names) hash.update(await readFile(at(name)));
    return hash.digest('hex').slice(0, 16);
  }

  async function isCopied(cached: string): Promise<boolean> {
    return await copyFile(cached, at(DATABASE_ARTEFACT.folder)).then(
      () => true,
      () => false,
    );
  }

  async function makeDataFolder(): Promise<void> {
    const { wasm, files, folder: output } = DATABASE_ARTEFACT;
    const names = [PREPARE_SCRIPT, wasm, files, INITDB_WASM, output].map(at);
    await run(process.execPath, ['--no-warnings', ...names], {
      env: { ...FIXED_ENVIRONMENT },
      timeout: PREPARE_LIMIT_MS,
    });
  }

  /** A cache that cannot be written is no fault. Nobody may see half a file. */
  async function keep(cached: string): Promise<void> {
    const unfinished = `${cached}.${process.pid}`;
    try {
      await mkdir(CACHE, { recursive: true });
      await copyFile(at(DATABASE_ARTEFACT.folder), unfinished);
      await rename(unfinished, cached);
    } catch {
      await rm(unfinished, { force: true });
    }
  }

  return {
    async prepare() {
      prepared ??= prepareNew();
      try {
        await prepared;
      } catch (cause) {
        prepared = undefined;
        throw new JudgeError('program-unavailable', `no database could be prepared: ${(cause as Error).message}`, {
          cause,
        });
      }
    },
  };
}

async function bundleModule(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(worker, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    logLevel: 'silent',
  });
}
