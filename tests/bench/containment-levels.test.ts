import { describe, expect, it } from 'vitest';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from './make-challenge.ts';

const doubling = makeChallenge(
  {
    doubles: `import { expect, it } from 'vitest'; import { double } from '../starter/index.ts';
      it('doubles two', () => { expect(double(2)).toBe(4); });
      it('doubles three', async () => { expect(await double(3)).toBe(6); });`,
  },
  { cpuTimeMs: 1_000 },
);

/** The same facts must be found however little a machine allows. */
describe.each([0, 1, 2, 3] as const)('at containment level %i or below', (level) => {
  it('judges what is right, too slow, too greedy and too loud as such', async () => {
    const bench = await openBench({ containment: level });
    try {
      expect(bench.isolation.level).toBeLessThanOrEqual(level);
      const verdicts = [];
      for (const source of [
        'export const double = (n: number): number => 2 * n;',
        'export const double = (n: number) => { if (n === 3) for (;;); return 4; };',
        'const kept: any[] = []; export const double = () => { for (;;) kept.push(Array(1000).fill({})); };',
        'export const double = () => { for (;;) console.log("x".repeat(1000)); };',
      ]) {
        verdicts.push((await judgeSource(bench, doubling, source)).verdict);
      }
      expect(verdicts).toEqual(['accepted', 'time-limit-exceeded', 'memory-limit-exceeded', 'output-limit-exceeded']);
    } finally {
      await bench.close();
    }
  });
});
