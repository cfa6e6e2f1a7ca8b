import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

describe('the simulated world', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Judges one spec, and gives back why its cases failed. */
  async function failuresOf(spec: string, source: string): Promise<unknown[]> {
    const imports = `import { expect, it, vi } from 'vitest'; import * as program from '../starter/index.ts';`;
    const report = await judgeSource(
      bench,
      makeChallenge({ all: `${imports}\n${spec}` }, { cpuTimeMs: 5_000 }),
      source,
    );
    return report.groups.flatMap((group) => group.cases.filter((each) => each.verdict !== 'accepted'));
  }

  it('lets time creep on for who waits by reading the clock, on both sides alike', async () => {
    const failures = await failuresOf(
      `it('waits', async () => {
        const startedAt = Date.now();
        const order = [];
        setTimeout(() => order.push('timer'), 20);
        program.busyWait(30_000);
        const passedMs = Date.now() - startedAt;
        expect(passedMs).toBeGreaterThanOrEqual(30_000);
        expect(passedMs).toBeLessThan(30_100);
        expect(program.now()).toBe(Date.now());
        const before = performance.now();
        while (performance.now() - before < 50);
        const now = Date.now();
        expect(program.now()).toBe(now);
        expect(order).toEqual([]);
        await program.later(1);
        expect(order).toEqual(['timer']);
      });`,
      `export const busyWait = (ms: number) => { const until = Date.now() + ms; while (Date.now() < until); };
       export const now = () => Date.now();
       export const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));`,
    );
    expect(failures).toEqual([]);
  });

  it('keeps the clock still for who only reads it now and then', async () => {
    const failures = await failuresOf(
      `it('reads', () => { const at = Date.now(); for (let i = 0; i < 2_000; i++) program.now(); expect(program.now()).toBe(at); });`,
      'export const now = () => Date.now();',
    );
    expect(failures).toEqual([]);
  });

  it('fires timers of both sides in the order in which they were set', async () => {
    const failures = await failuresOf(
      `it('fires', async () => {
        const order = [];
        const note = (name) => () => order.push(name);
        setTimeout(note('spec 1'), 10);
        program.set(note('program 1'), 10);
        setTimeout(note('spec 2'), 10);
        program.set(note('program 2'), 10);
        program.set(note('program early'), 5);
        setTimeout(note('spec early'), 5);
        await new Promise((resolve) => setTimeout(resolve, 11));
        expect(order).toEqual(['program early', 'spec early', 'spec 1', 'program 1', 'spec 2', 'program 2']);
      });`,
      'export const set = (act: () => void, ms: number) => { setTimeout(() => act(), ms); };',
    );
    expect(failures).toEqual([]);
  });

  it('has the same chance, the same ids and the same start each time', async () => {
    const seen = new Set<string>();
    const source = `export const look = () => { console.log(JSON.stringify([Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))], new Date().toISOString(), performance.now()])); return 1; };`;
    const challenge = makeChallenge({
      all: `import { expect, it } from 'vitest'; import { look } from '../starter/index.ts'; it('looks', () => { expect(look()).toBe(1); });`,
    });
    for (let run = 0; run < 4; run++) seen.add((await judgeSource(bench, challenge, source)).output);
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toContain('2026-01-05T09:00:00.000Z');
  });

  it('tells at once that nothing can happen any more, and of which case', async () => {
    const failures = await failuresOf(
      `it('waits for a promise', async () => { await program.never(); });
       it('waits for a listener', () => new Promise((resolve) => program.listen(resolve)));
       it('has a time-out of its own', async () => { await program.never(); }, 60_000);
       it('forgets to wait', () => { expect(program.never()).resolves.toBe(1); });`,
      'export const never = () => new Promise(() => {}); export const listen = (_: unknown) => {};',
    );
    expect(failures).toMatchObject([
      { title: 'waits for a promise', verdict: 'wrong-answer', message: expect.stringContaining('never settled') },
      { title: 'waits for a listener', message: expect.stringContaining('never settled') },
      { title: 'has a time-out of its own', message: expect.stringContaining('never settled') },
      { title: 'forgets to wait', message: expect.stringMatching(/never settled|not awaited/) },
    ]);
  });
});
