import { expect, it } from 'vitest';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

const SPEC = `import { expect, it } from 'vitest'; import { tell } from '../starter/index.ts';
it('tells the answer', () => { tell((value) => { expect(value).toBe(4711); }); });
it('passes on what the listener throws', () => { expect(() => tell(() => { throw new Error('of the spec'); })).toThrow('of the spec'); });`;

it('fails a case by an assertion that the program catches, and tells it nothing of what was expected', async () => {
  const bench = await openBench();
  const report = await judgeSource(
    bench,
    makeChallenge({ telling: SPEC }),
    `export const tell = (listener: (value: unknown) => void) => {
      let wanted: unknown = 'nothing';
      try { listener(wanted); } catch (error: any) {
        if (error.message === 'of the spec') throw error;
        console.log(error.name, error.message, JSON.stringify(error), Object.getOwnPropertyNames(error).join());
        wanted = Number(/\\d+/.exec(error.message)?.[0] ?? error.expected);
      }
      listener(4711);
    };`,
  );
  await bench.close();
  expect(report.groups[0]?.cases).toMatchObject([
    { verdict: 'wrong-answer', message: expect.stringContaining('4711') },
    { verdict: 'accepted' },
  ]);
  expect(report.output).toContain('an assertion of the test failed');
  expect(report.output).not.toContain('4711');
});
