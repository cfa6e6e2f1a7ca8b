import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';

const folder = new URL('.', import.meta.url).pathname;

type Attack = {
  readonly name: string;
  readonly source: string;
  readonly verdicts: readonly string[];
  readonly scoreAtMost: number;
};

/** Each attack says in its header what must come of it. */
function readAttacks(): Attack[] {
  return readdirSync(`${folder}attacks`).map((file) => {
    const source = readFileSync(`${folder}attacks/${file}`, 'utf8');
    const verdicts = /@verdict (.+)$/m.exec(source)?.[1]?.split(' ') ?? [];
    const scoreAtMost = Number(/@score at most (\d+)$/m.exec(source)?.[1]);
    return { name: file.replace('.ts', '').replaceAll('-', ' '), source, verdicts, scoreAtMost };
  });
}

describe('a submission that', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  async function judge(source: string): Promise<JudgingReport> {
    const { package: challenge } = await readChallenge(`${folder}victim-case`);
    const outcome = await bench.judge({
      challenge,
      files: [{ path: 'index.ts', content: source }],
      kind: 'submission',
    });
    if (outcome.state === 'aborted') throw new Error(`aborted: ${outcome.code} ${outcome.message}`);
    return outcome.report;
  }

  async function readModel(): Promise<string> {
    const [model] = await readSourceFiles(`${folder}victim-case/submissions/accepted/model`);
    return model?.content ?? '';
  }

  it.each(readAttacks())('$name has its verdict, and the next one its score', async (attack) => {
    const report = await judge(attack.source);
    expect(attack.verdicts).toContain(report.verdict);
    expect(report.score).toBeLessThanOrEqual(attack.scoreAtMost);
    // Where no control group limits memory it is watched, and what grows faster than that goes over before it is stopped.
    const isLimited = report.isolation.mechanisms.some((mechanism) => mechanism.startsWith('cgroup'));
    if (isLimited) expect(report.usage.peakMemoryMb).toBeLessThanOrEqual(64 * 1.25);
    expect(report.usage.cpuTimeMs).toBeLessThanOrEqual(2 * 1_500 + 500);
    for (const text of [report.output, report.compileError ?? '']) {
      expect(text).not.toMatch(/CANARY|\/app\/|minicase:|node:internal|file:\/\//);
      expect(text.isWellFormed()).toBe(true);
    }
    expect(await judge(await readModel())).toMatchObject({ verdict: 'accepted', score: 100 });
  });
});
