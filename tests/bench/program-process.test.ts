import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { probeContainment } from '../../worker/bench/containment/probe-containment.ts';
import { createPipeMaker } from '../../worker/bench/processes/pipes.ts';
import {
  diedOfMemory,
  type ProgramEnd,
  verdictOfDeath,
  wasKilledByOthers,
} from '../../worker/bench/processes/program-end.ts';
import { ProgramProcess } from '../../worker/bench/processes/program-process.ts';

/** What an escaped program may do with the descriptors that it has, and nothing of ours to stop it. */
const HEAD = `
const fs = require('node:fs');
const frame = (text) => { const bytes = Buffer.from(text); const head = Buffer.alloc(4); head.writeUInt32LE(bytes.length); return Buffer.concat([head, bytes]); };
const say = (report) => fs.writeSync(1, frame(typeof report === 'string' ? report : JSON.stringify(report)));
const flood = (report) => { const many = Buffer.concat(Array(2000).fill(frame(JSON.stringify(report)))); for (;;) fs.writeSync(1, many); };
say({ type: 'ready' });
fs.readSync(0, Buffer.alloc(65536));
`;

describe('a program process that says what it likes', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
  chmodSync(folder, 0o755);
  const artefacts = { folder, pipes: createPipeMaker(folder), close: async () => undefined };
  afterAll(() => rmSync(folder, { recursive: true }));

  async function endOf(escaped: string): Promise<{ end: ProgramEnd; compileError: string | undefined }> {
    writeFileSync(path.join(folder, 'program.cjs'), HEAD + escaped);
    const containment = await probeContainment(folder);
    const program = await ProgramProcess.start(artefacts, containment, { core: undefined, isCareful: false });
    const packages = {
      names: [],
      modules: [],
      needWeb: false,
      snapshots: { plain: 'program.blob', web: 'program.blob' },
    };
    const order = { files: [], modules: ['index.ts'], memoryMb: 64, outputKb: 64, packages };
    const compileError = await program.compile(order);
    return { end: await program.ended, compileError };
  }

  it.each([
    [
      'forges a report that nobody waits for',
      `say({ type: 'compiled' }); say({ type: 'compiled' }); setInterval(() => {}, 1e3);`,
    ],
    ['floods its worker with reports', `flood({ type: 'compiled' });`],
    ['floods its worker with output that is empty', `say({ type: 'compiled' }); flood({ type: 'output', text: '' });`],
    ['says what is no report', `say('{"type":"verdict","verdict":"accepted"}'); setInterval(() => {}, 1e3);`],
    ['says what is no JSON', `say('accepted'); setInterval(() => {}, 1e3);`],
  ])('is stopped when it %s', async (_, escaped) => {
    const { end } = await endOf(escaped);
    expect(end.killedFor).toBe('wire');
    expect(verdictOfDeath(end).verdict).toBe('runtime-error');
  });

  it.each([
    ['output-limit-exceeded', `say({ type: 'compiled' }); flood({ type: 'output', text: 'x'.repeat(1000) });`],
    ['output-limit-exceeded', `process.reallyExit(87);`],
    ['memory-limit-exceeded', `process.reallyExit(86);`],
    ['runtime-error', `process.reallyExit(0);`],
    ['runtime-error', `process.abort();`],
    ['runtime-error', `console.error('FATAL ERROR: Reached heap limit out of memory'); process.abort();`],
  ])('fails as %s by %s', async (verdict, escaped) => {
    expect(verdictOfDeath((await endOf(escaped)).end).verdict).toBe(verdict);
  });

  it('can look as if it was killed from outside: only the judging as a whole tells that apart', async () => {
    const { end } = await endOf('process.reallyExit(137);');
    expect(wasKilledByOthers(end)).toBe(true);
  });

  it('can say that it does not compile, which is its own loss', async () => {
    const { compileError } = await endOf(`say({ type: 'compile-error', message: 'forged' }); process.reallyExit(0);`);
    expect(compileError).toBe('forged');
  });
});

describe('a program that V8 gave up', () => {
  const end: ProgramEnd = {
    killedFor: undefined,
    wasOutOfMemory: false,
    exitCode: null,
    signal: 'SIGTRAP',
    peakMemoryMb: 60,
    memoryLimitMb: 64,
  };

  it('died of memory where it had used nearly all of it, whatever it wrote', () => {
    expect(diedOfMemory(end)).toBe(true);
    expect(diedOfMemory({ ...end, signal: null, exitCode: 128 + 5 })).toBe(true);
    expect(diedOfMemory({ ...end, peakMemoryMb: 20 })).toBe(false);
    expect(diedOfMemory({ ...end, signal: 'SIGSEGV' })).toBe(false);
    expect(diedOfMemory({ ...end, killedFor: 'wire' })).toBe(false);
  });
});
