import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { JudgingProgress } from '../../src/protocol/judging-event.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { killDescendants } from '../support/kill-descendants.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

const HEAD = `import { expect, it } from 'vitest'; import { double } from '../starter/index.ts';`;
const doubling = makeChallenge({
  doubles: `${HEAD} it('doubles two', () => { expect(double(2)).toBe(4); }); it('doubles three', () => { expect(double(3)).toBe(6); });`,
});

describe('a bench', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const endings: [Verdict, string][] = [
    ['accepted', 'export const double = (n: number): number => 2 * n;'],
    ['wrong-answer', 'export const double = (n: number): number => n + 2;'],
    ['runtime-error', 'export const double = (n: any) => { if (n === 3) n.missing.name; return 4; };'],
    ['output-limit-exceeded', 'export const double = (n: number) => { for (;;) console.log("x".repeat(1000)); };'],
    ['time-limit-exceeded', 'export const double = (n: number) => { if (n === 3) for (;;); return 4; };'],
    [
      'memory-limit-exceeded',
      'const kept: any[] = []; export const double = () => { for (;;) kept.push(Array(1000).fill({})); };',
    ],
    ['compile-error', 'export const double = (n: number => 2 * n;'],
  ];

  it.each(endings)('reaches the verdict %s', async (verdict, source) => {
    const report = await judgeSource(bench, doubling, source);
    expect(report.verdict).toBe(verdict);
    expect(report.compileError === undefined).toBe(verdict !== 'compile-error');
  });

  it('takes a submission in JavaScript for what tests import as TypeScript', async () => {
    const files = [{ path: 'index.js', content: 'export const double = (n) => 2 * n;' }];
    const outcome = await bench.judge({ challenge: doubling, files, kind: 'submission' });
    expect(outcome).toMatchObject({ state: 'judged', report: { verdict: 'accepted', score: 100 } });
  });

  it('lets the other cases go on with a fresh program after one that is stopped', async () => {
    const source = 'export const double = (n: number) => { if (n === 2) for (;;); return 2 * n; };';
    const report = await judgeSource(bench, doubling, source);
    expect(report.groups[0]?.cases.map((each) => each.verdict)).toEqual(['time-limit-exceeded', 'accepted']);
    expect(report.score).toBe(50);
  });

  it('stops for good when a second case uses up the time', async () => {
    const report = await judgeSource(bench, doubling, 'export const double = () => { for (;;); };');
    expect(report.groups[0]?.cases.map((each) => each.verdict)).toEqual(['time-limit-exceeded', 'time-limit-exceeded']);
    expect(report.usage.cpuTimeMs).toBeLessThan(2 * 2_000 + 1_000);
  });

  it('gives each group modules that nobody has touched', async () => {
    const counting = `import { expect, it } from 'vitest'; import { count } from '../starter/index.ts'; it('counts from one', () => { expect(count()).toBe(1); });`;
    const challenge = makeChallenge({ first: counting, second: counting });
    const report = await judgeSource(bench, challenge, 'let n = 0; export const count = () => ++n;');
    expect(report.score).toBe(100);
  });

  it('passes an hour of virtual time in no time, for timers on both sides', async () => {
    const challenge = makeChallenge({
      waits: `import { expect, it } from 'vitest'; import { poll } from '../starter/index.ts';
        it('polls', async () => {
          const startedAt = Date.now();
          let calls = 0;
          const fetchState = async () => {
            await new Promise((resolve) => setTimeout(resolve, 1_000));
            calls += 1;
            return calls < 60 ? 'pending' : 'done';
          };
          expect(await poll(fetchState)).toBe('done');
          expect(Date.now() - startedAt).toBe(60 * 1_000 + 59 * 59_000);
        });`,
    });
    const report = await judgeSource(
      bench,
      challenge,
      `export async function poll(fetchState: () => Promise<string>) {
        for (;;) {
          const state = await fetchState();
          if (state === 'done') return state;
          await new Promise((resolve) => setTimeout(resolve, 59_000));
        }
      }`,
    );
    expect(report.groups[0]?.cases).toEqual([{ title: 'polls', verdict: 'accepted' }]);
    expect(report.usage.wallTimeMs).toBeLessThan(10_000);
  });

  it('says that a promise will never settle, at once', async () => {
    const challenge = makeChallenge({
      waits: `${HEAD} it('waits', async () => { await double(2); }); it('goes on', () => { expect(1).toBe(1); });`,
    });
    const report = await judgeSource(bench, challenge, 'export const double = () => new Promise(() => {});');
    expect(report.groups[0]?.cases).toMatchObject([
      { verdict: 'wrong-answer', message: expect.stringContaining('never settled') },
      { verdict: 'accepted' },
    ]);
  });

  it('judges a spec that waits for a timer, or for the program, while it loads', async () => {
    const challenge = makeChallenge({
      timer: `${HEAD} await new Promise((resolve) => setTimeout(resolve, 1_000)); it('doubles', () => { expect(double(2)).toBe(4); });`,
      program: `${HEAD} const four = await double(2); it('is four', () => { expect(four).toBe(4); });`,
    });
    const report = await judgeSource(bench, challenge, 'export const double = (n: number) => 2 * n;');
    expect(report).toMatchObject({ verdict: 'accepted', score: 100 });
    expect(report.groups.flatMap((group) => group.cases.map((each) => each.title))).toEqual(['doubles', 'is four']);
    expect(report.usage.wallTimeMs).toBeLessThan(5_000);
  });

  it('runs the sample groups alone, without a score, where that is asked for', async () => {
    const spec = `${HEAD} it('doubles', () => { expect(double(2)).toBe(4); });`;
    const challenge = makeChallenge({ 'sample-one': spec, secret: spec });
    const report = await judgeSource(bench, challenge, 'export const double = (n: number) => 2 * n;', 'sample');
    expect(report.groups.map((group) => group.name)).toEqual(['sample-one']);
    expect(report).toMatchObject({ verdict: 'accepted', score: null });
  });

  it('tells how far it is', async () => {
    const progress: JudgingProgress[] = [];
    const files = [{ path: 'index.ts', content: 'export const double = (n: number) => 2 * n;' }];
    await bench.judge({ challenge: doubling, files, kind: 'submission', onProgress: (each) => progress.push(each) });
    expect(progress).toEqual([
      { type: 'compiling' },
      { type: 'running', casesDone: 0, casesTotal: 2 },
      { type: 'running', casesDone: 1, casesTotal: 2 },
      { type: 'running', casesDone: 2, casesTotal: 2 },
    ]);
  });

  it("aborts for an author's fault, and blames nobody else for it", async () => {
    const broken = makeChallenge({ broken: `${HEAD} nobody.defined.this(); it('is never reached', () => {});` });
    const files = [{ path: 'index.ts', content: 'export const double = (n: number) => 2 * n;' }];
    const outcome = await bench.judge({ challenge: broken, files, kind: 'submission' });
    expect(outcome).toMatchObject({
      state: 'aborted',
      code: 'suite-broken',
      message: expect.stringContaining('nobody'),
    });
    const empty = makeChallenge({ empty: `import 'vitest';` });
    expect(await bench.judge({ challenge: empty, files, kind: 'submission' })).toMatchObject({ code: 'suite-broken' });
    const endless = makeChallenge({ endless: `${HEAD} it('never ends', () => { for (;;); });` }, { wallTimeMs: 1_000 });
    expect(await bench.judge({ challenge: endless, files, kind: 'submission' })).toMatchObject({
      code: 'grader-timed-out',
    });
    expect((await judgeSource(bench, doubling, files[0]?.content ?? '')).score).toBe(100);
  });

  it('gives the same report five times', async () => {
    const source = `export const double = (n: number) => { console.log(Math.random(), Date.now()); return n === 2 ? 4 : 5; };`;
    const reports = [];
    for (let run = 0; run < 5; run++) {
      const { usage, ...report } = await judgeSource(bench, doubling, source);
      reports.push(report);
    }
    for (const report of reports) expect(report).toEqual(reports[0]);
  });

  it('survives that its own processes are killed or crash', async () => {
    const source = 'export const double = (n: number) => { for (let i = 0; i < 4e8; i++); return 2 * n; };';
    for (const [commandPart, signal] of [
      ['grader.cjs', 'SIGKILL'],
      ['program.cjs', 'SIGKILL'],
      ['program.cjs', 'SIGSEGV'],
    ] as const) {
      let hasKilled = false;
      const judging = bench.judge({
        challenge: doubling,
        files: [{ path: 'index.ts', content: source }],
        kind: 'submission',
        onProgress({ type }) {
          if (type !== 'running' || hasKilled) return;
          hasKilled = true;
          killDescendants(process.pid, commandPart, signal);
        },
      });
      expect(await judging).toMatchObject({ state: 'judged', report: { verdict: 'accepted', score: 100 } });
      const next = await judgeSource(bench, doubling, 'export const double = (n: number) => 2 * n;');
      expect(next.score).toBe(100);
    }
  });

  it('judges rightly at whatever moment one of them is killed', async () => {
    const source = 'export const double = (n: number) => 2 * n;';
    for (let moment = 0; moment < 100; moment += 5) {
      const judging = judgeSource(bench, doubling, source);
      const kill = setTimeout(
        () => killDescendants(process.pid, moment % 2 ? 'grader.cjs' : 'program.cjs', 'SIGKILL'),
        moment,
      );
      expect(await judging).toMatchObject({ verdict: 'accepted', score: 100 });
      clearTimeout(kill);
    }
  });
});
