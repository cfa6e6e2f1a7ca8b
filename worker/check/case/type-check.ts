import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { SourceFile } from '../../../src/domain/source-file.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const MOST_MESSAGES = 5;

const TSCONFIG = {
  compilerOptions: {
    target: 'esnext',
    module: 'preserve',
    moduleResolution: 'bundler',
    lib: ['esnext', 'dom', 'dom.iterable'],
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
  },
  include: ['./**/*.ts', './**/*.mts'],
  exclude: ['node_modules'],
};

/** What TypeScript has against files under `strict`, as an editor would tell; the first few messages. */
export async function typeCheck(files: readonly SourceFile[]): Promise<readonly string[]> {
  if (!files.some(({ path: at }) => /\.m?ts$/.test(at))) return [];
  const folder = await mkdtemp(path.join(tmpdir(), 'minicase-types-'));
  try {
    for (const file of files) {
      const target = path.join(folder, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    const compiler = require.resolve('typescript/package.json');
    await symlink(path.join(compiler, '../..'), path.join(folder, 'node_modules'), 'dir');
    await run(process.execPath, [path.join(compiler, '../bin/tsc'), '--project', folder, '--pretty', 'false']);
    return [];
  } catch (cause) {
    const { stdout = '' } = cause as { readonly stdout?: string };
    if (stdout === '') throw cause;
    const lines = stdout.split('\n').filter((line) => /error TS\d+/.test(line));
    return lines
      .slice(0, MOST_MESSAGES)
      .map((line) => line.replace(`${folder}/`, '').replace(/^.*?(?=[\w.-]+\.m?ts\()/, ''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
