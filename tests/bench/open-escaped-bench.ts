import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Bench } from '../../worker/bench/bench.ts';
import { type BenchOptions, openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

/**
 * A bench whose program processes run code of the test's own, in place of an answer, once a submission that contains
 * `ESCAPES` is asked something with the word `escape` in it: as if it had left its isolate.
 */
export async function openEscapedBench(code: string, options: BenchOptions = {}): Promise<Bench> {
  const before = new Set(ownFolders());
  const bench = await openBench(options);
  const [folder = ''] = ownFolders().filter((name) => !before.has(name));
  const program = path.join(os.tmpdir(), folder, 'program.cjs');
  const hook = `{ const fs = require('node:fs'); const { readSync } = fs; let canEscape = false;
  fs.readSync = (descriptor, buffer, offset, length, position) => {
    const bytes = readSync(descriptor, buffer, offset, length, position);
    const text = buffer.toString('latin1', offset, offset + bytes);
    if (descriptor === 0 && text.includes('ESCAPES')) canEscape = true;
    if (descriptor === 3 && canEscape && text.includes('escape')) { ${code} }
    return bytes;
  }; }\n`;
  writeFileSync(program, hook + readFileSync(program, 'utf8'));
  // The spare program was started before.
  await judgeSource(bench, makeChallenge({ any: `import { it } from 'vitest'; it('is', () => {});` }), 'export {};');
  return bench;
}

function ownFolders(): string[] {
  return readdirSync(os.tmpdir()).filter((name) => name.startsWith(`minicase-${process.pid}-`));
}
