import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeChallenge } from '../bench/make-challenge.ts';
import { told } from './judge-spec.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function judge(spec: string, program: string, model: string | undefined): Promise<JudgingOutcome> {
  const challenge = {
    ...makeChallenge({ spec }),
    ...(model !== undefined && { model: [{ path: 'index.ts', content: model }] }),
  };
  return await bench.judge({ challenge, files: [{ path: 'index.ts', content: program }], kind: 'submission' });
}

async function judged(spec: string, program: string, model: string): Promise<string[]> {
  const outcome = await judge(spec, program, model);
  if (outcome.state === 'aborted') throw new Error(`aborted: ${outcome.code} ${outcome.message}`);
  return told(outcome.report);
}

const SPEC = `import { expect, it } from 'vitest'; import { cost } from 'minicase/world'; import { search } from '../starter/index.ts';
  const list = Array.from({ length: 500 }, (_, i) => i);`;
const QUICK = 'export const search = (list, x) => { const seen = new Set(list); return seen.has(x); };';
const SLOW = `export const search = (list, x) => {
    let found = false;
    for (const a of list) for (const b of list) if (Math.hypot(a, b) < 0 || a === x) found = true;
    return found;
  };`;

it('compares with the model solution, in a process of its own', async () => {
  const spec = `${SPEC}
    it('is as quick', async () => expect(await cost((program) => program.search(list, 7))).toCostAtMost('10x model'));
    it('is alone', () => expect(search(list, 7)).toBe(true));
    it('is prepared', async () => {
      const found = await cost((program, prepared) => program.search(prepared, 7), { prepare: () => list });
      expect(found).toCostAtMost('10x model');
      expect(() => expect(found).toCostAtMost('10 models')).toThrow("'10 models' is no cost: write '3x model'");
    });`;
  expect(await judged(spec, QUICK, QUICK)).toEqual(['accepted', 'accepted', 'accepted']);
  const [slow, alone, prepared] = await judged(spec, SLOW, QUICK);
  expect(slow).toMatch(
    /expected to cost at most 10 × what the model solution costs, but it is [\d.]+ ×: [\d.]+ and [\d.]+ CPU ms/,
  );
  expect(alone).toBe('accepted');
  expect(prepared).toContain('expected to cost at most 10 ×');
  expect(await judged(spec, QUICK, SLOW)).toEqual(['accepted', 'accepted', 'accepted']);
});

it('waits for what takes time in both, and keeps the two apart', async () => {
  const spec = `${SPEC}
    it('waits', async () => {
      const seen = new Set();
      const found = await cost(async (program) => seen.add(await program.search([], 1)));
      expect([...seen]).toEqual(['model', 0]);
      expect(found.programMs).toBeGreaterThanOrEqual(0);
    });
    it('is the program', async () => expect(await search([], 1)).toBeLessThan(100));`;
  const sleeping = (value: string): string =>
    `let calls = 0; setInterval(() => { calls += 0; }, 50);
     export const search = async () => { await new Promise((resolve) => setTimeout(resolve, 100)); return ${value}; };`;
  expect(await judged(spec, sleeping('calls'), sleeping("'model'"))).toEqual(['accepted', 'accepted']);
});

it('is the author’s fault where the model solution is missing, does not compile, or fails', async () => {
  const spec = `${SPEC} it('compares', async () => expect(await cost((program) => program.search(list, 7))).toCostAtMost('3x model'));`;
  const fault = async (model: string | undefined): Promise<string> => {
    const outcome = await judge(spec, QUICK, model);
    return outcome.state === 'aborted' ? `${outcome.code}: ${outcome.message}` : JSON.stringify(outcome.report.groups);
  };
  expect(await fault(undefined)).toMatch(/^suite-broken: .*there is none: put one into submissions\/accepted$/);
  expect(await fault('export const search = (')).toMatch(/^suite-broken: the model solution does not compile: /);
  expect(await fault("export const search = () => { throw new Error('ours'); };")).toMatch(
    /^suite-broken: .*the model solution fails: ours/,
  );
  expect(
    await fault('export const search = () => { for (;;) globalThis.x = [globalThis.x, new Array(1e6).fill(0)]; };'),
  ).toMatch(/^suite-broken: .*the model solution fails/);
});

it('is the candidate’s failure where the program fails', async () => {
  const spec = `${SPEC} it('compares', async () => expect(await cost((program) => program.search(list, 7))).toCostAtMost('3x model'));`;
  const [failed] = await judged(spec, "export const search = () => { throw new Error('theirs'); };", QUICK);
  expect(failed).toBe('runtime-error: Error: theirs');
  const [unloaded] = await judged(spec, "throw new Error('not loaded'); export const search = 1;", QUICK);
  expect(unloaded).toBe('runtime-error: Error: not loaded');
});
