import { describe, expect, it } from 'vitest';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { judgeUntilClear } from '../../worker/bench/borderline.ts';
import { CpuBudget } from '../../worker/bench/cpu-budget.ts';
import { makeReport } from '../support/make-report.ts';

/** Judges by a list of what each run used, of a limit of 1,000 ms; `cut` where a program was stopped. */
async function judge(...used: (number | 'cut')[]): Promise<{ report: JudgingReport; runs: number }> {
  let runs = 0;
  const { report } = await judgeUntilClear(1_000, async (run) => {
    expect(run).toBe(runs);
    runs += 1;
    const cpuTimeMs = used[run] ?? 0;
    const isCut = cpuTimeMs === 'cut';
    const usage = { cpuTimeMs: isCut ? 1_200 : cpuTimeMs, wallTimeMs: 0, peakMemoryMb: 0 };
    return { report: { ...makeReport(run), usage }, behaviour: [], isCut };
  });
  return { report, runs };
}

describe('a judging', () => {
  it.each([0, 500, 799, 1_201, 2_000])('that used %i of 1,000 ms is judged once', async (used) => {
    const { report, runs } = await judge(used);
    expect(runs).toBe(1);
    expect(report).not.toHaveProperty('borderline');
    expect(report).not.toHaveProperty('cpuRunsMs');
  });

  it('whose program was stopped is judged once', async () => {
    expect((await judge('cut')).runs).toBe(1);
  });

  it.each([800, 1_000, 1_200])('that used %i of 1,000 ms is judged three times at most', async (used) => {
    const { report, runs } = await judge(used, 990, 1_010);
    expect(runs).toBe(3);
    expect(report).toMatchObject({ borderline: true, cpuRunsMs: [used, 990, 1_010] });
  });

  it('counts by the run that used the least, as a whole', async () => {
    const { report } = await judge(1_100, 950, 980);
    expect(report).toMatchObject({ score: 1, usage: { cpuTimeMs: 950 } });
  });

  it('ends with the first run that is clear of the limit', async () => {
    const { report, runs } = await judge(1_100, 400);
    expect(runs).toBe(2);
    expect(report).toMatchObject({ score: 1, borderline: true, cpuRunsMs: [1_100, 400] });
  });
});

describe('the processor time of a judging', () => {
  it('is spent beyond its limit, and stopped a fifth beyond that', () => {
    const budget = new CpuBudget(1_000);
    expect([1_000, 1_001].map((spent) => budget.isSpent(spent))).toEqual([false, true]);
    expect([1_199, 1_200].map((spent) => budget.mustStop(spent))).toEqual([false, true]);
  });

  it('is given a second time, once, and then stopped at its limit', () => {
    const budget = new CpuBudget(1_000);
    budget.extend(1_200);
    budget.extend(2_100);
    expect([2_200, 2_201].map((spent) => budget.isSpent(spent))).toEqual([false, true]);
    expect([2_199, 2_200].map((spent) => budget.mustStop(spent))).toEqual([false, true]);
  });
});
