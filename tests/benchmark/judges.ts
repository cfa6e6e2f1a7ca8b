import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import ivm from 'isolated-vm';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { openBench } from '../../worker/bench/open-bench.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
export const CASE = path.join(import.meta.dirname, 'case');
/** The same for a backend: a Hono application over an upstream service that fails five times. */
export const HTTP_CASE = path.join(import.meta.dirname, 'http-case');

/** One way to judge the same twenty tests of the same submission. */
export type Judge = {
  readonly name: string;
  /** Judgings in one measurement: cheap ones need more for the clocks to see them. */
  readonly times: number;
  readonly judge: () => Promise<unknown>;
  readonly close: () => Promise<void>;
};

const none = async (): Promise<void> => undefined;

/** The bench of a worker, warm, back to back. Its spare programs are part of the cost. */
export async function minicaseBench(folder: string): Promise<Judge & { readonly level: number }> {
  const bench = await openBench();
  const { package: challenge } = await readChallenge(folder);
  const files = await readSourceFiles(path.join(folder, 'solution'));
  return {
    name: 'minicase bench',
    times: 10,
    level: bench.isolation.level,
    async judge() {
      const outcome = await bench.judge({ challenge, files, kind: 'submission' });
      if (outcome.state !== 'judged' || outcome.report.score !== 100) throw new Error(JSON.stringify(outcome));
    },
    close: () => bench.close(),
  };
}

/** What most would do: a process of vitest for each submission, its binary itself, no sandbox. */
export function vitestRun(folder: string): Judge {
  const args = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'others/vitest.config.ts'];
  return {
    name: 'vitest run',
    times: 1,
    judge: () => run(process.execPath, args, { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } }),
    close: none,
  };
}

/** Node's own test library in a process in a sandbox, tests and submission side by side. */
export function nodeTestInBwrap(): Judge {
  const sandbox = [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
    ...['/lib', '/lib64', '/usr'].flatMap((folder) => ['--ro-bind-try', folder, folder]),
    ...['--ro-bind', process.execPath, '/node', '--ro-bind', CASE, '/case', '--proc', '/proc', '--dev', '/dev'],
  ];
  return {
    name: 'node --test in bwrap',
    times: 2,
    judge: () => run('bwrap', [...sandbox, '/node', '--test', '/case/others/basket.node-test.ts'], { env: {} }),
    close: none,
  };
}

/** The floor: a fresh isolate for each submission, tests and submission in it together, no process, no wire. */
export async function bareIsolates(): Promise<Judge> {
  const { outputFiles } = await build({
    stdin: { contents: BARE_TESTS, resolveDir: CASE, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'esnext',
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    name: 'bare isolates in a loop',
    times: 50,
    async judge() {
      const isolate = new ivm.Isolate({ memoryLimit: 64 });
      const context = isolate.createContextSync();
      isolate.compileScriptSync(code).runSync(context);
      if (context.global.getSync('passed') !== 15) throw new Error('a bare isolate failed a test');
      isolate.dispose();
    },
    close: none,
  };
}

/** The tests that need no timers, since a bare isolate has none. */
const BARE_TESTS = `
import { Basket, EmptyBasketError, parseCents } from './solution/index.ts';
let passed = 0;
const is = (actual, expected) => { if (Object.is(actual, expected)) passed++; };
const throws = (act, Class) => { try { act(); } catch (error) { if (error instanceof Class) passed++; } };
const lamp = { sku: 'lamp', cents: 1950, quantity: 2 };
is(new Basket().totalCents, 0);
is(new Basket().add(lamp).totalCents, 3900);
is(new Basket().add(lamp).add({ sku: 'desk', cents: 10000, quantity: 1 }).totalCents, 13900);
is(new Basket().add(lamp).add(lamp).checkout().items.length, 1);
is(new Basket().add(lamp).add(lamp).checkout().items[0].quantity, 4);
is(new Basket().add(lamp).checkout().totalCents, 3900);
for (const [text, cents] of [['0', 0], ['1', 100], ['12.50', 1250], [' 3.05 ', 305], ['1999.99', 199999]]) is(parseCents(text), cents);
throws(() => new Basket().add({ ...lamp, quantity: 0 }), RangeError);
throws(() => new Basket().add({ ...lamp, quantity: 0.5 }), RangeError);
throws(() => new Basket().checkout(), EmptyBasketError);
throws(() => parseCents('1,50'), SyntaxError);
globalThis.passed = passed;
`;
