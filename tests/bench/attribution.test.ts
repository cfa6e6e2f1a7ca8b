import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench, JudgingRequest } from '../../worker/bench/bench.ts';
import { openLastingBench } from '../../worker/bench/lasting-bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { killDescendants } from '../support/kill-descendants.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

const HEAD = `import { expect, it } from 'vitest'; import { give } from '../starter/index.ts';`;
const OTHER = `${HEAD} it('is another', () => { expect(give(1)).toBe(1); });`;
const GOOD = 'export const give = (n: number): any => n;';

function requestFor(challenge: JudgingRequest['challenge'], source: string): JudgingRequest {
  return { challenge, files: [{ path: 'index.ts', content: source }], kind: 'submission' };
}

describe('a submission that makes trouble for the grader', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  it('has its verdict where it makes the suite work without end, and the others are judged', async () => {
    const challenge = makeChallenge(
      {
        first: OTHER,
        slow: `${HEAD} it('compares', () => {
          expect(give(30_000)).toEqual(new Set(Array.from({ length: 30_000 }, (_, i) => ({ i }))));
        });`,
      },
      { wallTimeMs: 4_000, outputKb: 8_192 },
    );
    const source = `export const give = (n: number): any =>
      n === 1 ? 1 : new Set(Array.from({ length: n }, (_, i) => ({ i: -1 - i })));`;
    const { groups } = await judgeSource(bench, challenge, source);
    expect(groups.map((group) => group.cases[0]?.verdict)).toEqual(['accepted', 'time-limit-exceeded']);
  });

  it('has its verdict where the suite cannot hold what it gives, and the others are judged', async () => {
    const challenge = makeChallenge(
      {
        keeps: `${HEAD} it('keeps', () => { const all = []; for (;;) all.push(give(all.length + 2)); });`,
        other: OTHER,
      },
      { cpuTimeMs: 60_000, wallTimeMs: 120_000, memoryMb: 512, outputKb: 65_536 },
    );
    const source = `export const give = (n: number): any => n === 1 ? 1 : '\\u20ac'.repeat(1e7) + n;`;
    const { groups } = await judgeSource(bench, challenge, source);
    expect(groups.map((group) => group.cases[0]?.verdict)).toEqual(['output-limit-exceeded', 'accepted']);
  }, 300_000);

  it('has given a wrong answer where a spec breaks on it while it loads', async () => {
    const challenge = makeChallenge({
      loads: `${HEAD} const two = give(2).toFixed(); it('is two', () => { expect(two).toBe('2'); });`,
      other: OTHER,
    });
    const source = 'export const give = (n: number): any => n === 1 ? 1 : undefined;';
    const { groups } = await judgeSource(bench, challenge, source);
    expect(groups.map((group) => group.cases[0]?.verdict)).toEqual(['wrong-answer', 'accepted']);
    expect((await judgeSource(bench, challenge, GOOD)).score).toBe(100);
  });

  it.each(['for (;;) give(same);', 'give((n) => give(same));'])(
    'has used up its time where it and the suite call each other for ever: %s',
    async (call) => {
      const challenge = makeChallenge(
        { calls: `${HEAD} const same = (n) => n; it('calls', () => { ${call} });`, other: OTHER },
        { cpuTimeMs: 500, wallTimeMs: 60_000 },
      );
      const source = `export const give = (f: any): any => { if (f === 1) return 1; for (;;) f(f); };`;
      const { groups } = await judgeSource(bench, challenge, source);
      expect(groups.map((group) => group.cases[0]?.verdict)).toEqual(['time-limit-exceeded', 'accepted']);
    },
  );
});

describe("trouble that is not the submission's", () => {
  it('aborts where the suite uses up all memory by itself', async () => {
    const bench = await openLastingBench();
    const endless = `${HEAD} it('keeps', () => { const all = []; for (;;) all.push(new Array(4e6).fill(all)); });`;
    const outcome = await bench.judge(requestFor(makeChallenge({ endless }), GOOD));
    expect(outcome).toMatchObject({ state: 'aborted', code: 'suite-broken' });
    await bench.close();
  }, 300_000);

  it('costs nothing where processes are killed twice in one judging', async () => {
    const bench = await openLastingBench();
    let kills = 0;
    const outcome = await bench.judge({
      ...requestFor(
        makeChallenge({ first: OTHER, second: OTHER }),
        'export const give = (n: number): any => { for (let i = 0; i < 1e8; i++); return n; };',
      ),
      onProgress({ type }) {
        if (type !== 'running' || kills === 2) return;
        kills += 1;
        killDescendants(process.pid, kills === 1 ? 'grader.cjs' : 'program.cjs', 'SIGKILL');
      },
    });
    expect(kills).toBe(2);
    expect(outcome).toMatchObject({ state: 'judged', report: { verdict: 'accepted', score: 100 } });
    await bench.close();
  });

  it('aborts where graders are killed again and again, and the bench works afterwards', async () => {
    const bench = await openLastingBench();
    const request = requestFor(makeChallenge({ first: OTHER }), GOOD);
    const killing = setInterval(() => killDescendants(process.pid, 'grader.cjs', 'SIGKILL'), 5);
    const outcome = await bench.judge(request);
    clearInterval(killing);
    expect(outcome).toMatchObject({ state: 'aborted', code: 'grader-crashed' });
    expect(await bench.judge(request)).toMatchObject({ state: 'judged', report: { score: 100 } });
    await bench.close();
  });
});

describe('a promise of the submission that is rejected', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const GRUMPY = `export const give = async (n: number): Promise<any> => {
    if (n > 1) throw new RangeError('too much');
    return n;
  };`;

  async function judgeUnheard(suite: string) {
    const challenge = makeChallenge({
      unheard: `${HEAD} ${suite} it('is one after it', async () => { expect(await give(1)).toBe(1); });`,
      other: `${HEAD} it('is another', async () => { expect(await give(1)).toBe(1); });`,
    });
    const { groups } = await judgeSource(bench, challenge, GRUMPY);
    return groups.map(({ cases }) => cases.map(({ verdict, message }) => ({ verdict, message })));
  }

  it('fails the test that asks for it too late, and no other', async () => {
    const [cases, others] = await judgeUnheard(`it('is late', async () => {
      const two = give(2);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await two).toBe(2);
    });`);
    expect(cases).toMatchObject([
      { verdict: 'runtime-error', message: expect.stringMatching(/too much.*before anything awaited it/) },
      { verdict: 'accepted' },
    ]);
    expect(others).toMatchObject([{ verdict: 'accepted' }]);
  });

  it('fails the test that never asks for it', async () => {
    const [cases] = await judgeUnheard(`it('never asks', async () => {
      give(2);
      await new Promise((resolve) => setTimeout(resolve, 10));
    });`);
    expect(cases).toMatchObject([{ verdict: 'runtime-error' }, { verdict: 'accepted' }]);
  });

  it('lets the test come to its end, and leaves nothing of it to the next', async () => {
    const [cases] = await judgeUnheard(`let isOver = false; it('goes on', async () => {
      const calls = [give(2), give(3)];
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 10));
      isOver = true;
      await Promise.all(calls);
    }); it('is behind it', () => { expect(isOver).toBe(true); });`);
    expect(cases?.map(({ verdict }) => verdict)).toEqual(['runtime-error', 'accepted', 'accepted']);
  });

  it('is told in the words of its error', async () => {
    const [cases] = await judgeUnheard(`it('never asks', async () => {
      give(2);
      await new Promise((resolve) => setTimeout(resolve, 10));
    });`);
    expect(cases?.[0]?.message).toMatch(/^Error: too much \(a promise was rejected/);
  });

  it('fails the test once where several are rejected at once', async () => {
    const [cases] = await judgeUnheard(`it('asks many', async () => {
      for (let i = 2; i < 50; i++) give(i).then(() => give(i));
      await new Promise((resolve) => setTimeout(resolve, 10));
    });`);
    expect(cases?.map(({ verdict }) => verdict)).toEqual(['runtime-error', 'accepted']);
  });

  it('changes nothing once the test is over that asked for it', async () => {
    const [cases] = await judgeUnheard(
      `afterAll(() => { give(2); }); describe('x', () => { it('is one', async () => { expect(await give(1)).toBe(1); }); });`,
    );
    expect(cases?.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
  });

  it.each([
    ['asks for it while it loads', `const two = await give(2);`],
    ['never asks for it while it loads', `give(2); await new Promise((resolve) => setTimeout(resolve, 10));`],
    ['asks for it in the body of a describe', `describe('two', async () => { await give(2); it('is', () => {}); });`],
  ])('fails the group where a spec %s', async (_, suite) => {
    const [cases, others] = await judgeUnheard(suite);
    expect(cases?.map(({ verdict }) => verdict)).toEqual(['runtime-error']);
    expect(others?.map(({ verdict }) => verdict)).toEqual(['accepted']);
  });

  it("is the suite's own where the suite rejects it", async () => {
    const challenge = makeChallenge({
      own: `${HEAD} it('asks late', async () => {
        const own = Promise.reject(new Error('of the suite'));
        await new Promise((resolve) => setTimeout(resolve, 10));
        await own;
      });`,
    });
    const { groups } = await judgeSource(bench, challenge, GRUMPY);
    expect(groups[0]?.cases[0]).toMatchObject({
      verdict: 'wrong-answer',
      message: expect.stringContaining('of the suite'),
    });
  });
});

describe('a submission that throws', () => {
  it('fails the group where a spec calls it in the body of a describe, and is no fault of the suite', async () => {
    const bench = await openBench();
    const challenge = makeChallenge({
      early: `${HEAD} describe('two', () => { const two = give(2); it('is', () => { expect(two).toBe(2); }); });`,
      other: OTHER,
    });
    const throwing = `export const give = (n: number): any => { if (n === 2) throw new Error('no'); return n; };`;
    const { groups } = await judgeSource(bench, challenge, throwing);
    expect(groups.map((group) => group.cases.map(({ verdict }) => verdict))).toEqual([['runtime-error'], ['accepted']]);
    await bench.close();
  });
});
