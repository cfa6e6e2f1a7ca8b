import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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

describe("a machine's time zone and language", () => {
  const where = `({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, offset: new Date(0).getTimezoneOffset(),
    locale: Intl.NumberFormat().resolvedOptions().locale, date: new Date(0).toLocaleString() })`;
  const expected = { zone: 'UTC', offset: 0, locale: 'en-US', date: '1/1/1970, 12:00:00 AM' };
  const challenge = makeChallenge({
    where: `import { expect, it } from 'vitest'; import { where } from '../starter/index.ts';
      it('is here', () => { expect(${where}).toEqual(${JSON.stringify(expected)}); });
      it('is there', () => { expect(where()).toEqual(${JSON.stringify(expected)}); });`,
  });
  const source = `export const where = () => ${where};`;

  it.each([0, 1, 2, 3] as const)('are seen neither by suite nor by program at level %i', async (level) => {
    const bench = await openBench({ containment: level });
    try {
      expect((await judgeSource(bench, challenge, source)).groups[0]?.cases).toMatchObject([
        { verdict: 'accepted' },
        { verdict: 'accepted' },
      ]);
    } finally {
      await bench.close();
    }
  });

  it('are not those that the judge was started with', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'minicase-test-'));
    const { groups, entry, title, summary } = challenge.manifest;
    mkdirSync(path.join(folder, 'tests'));
    mkdirSync(path.join(folder, 'solution'));
    writeFileSync(path.join(folder, 'challenge.json'), JSON.stringify({ groups, entry, title, summary }));
    for (const { path: file, content } of challenge.files) writeFileSync(path.join(folder, file), content);
    writeFileSync(path.join(folder, 'solution', 'index.ts'), source);
    const command = ['src/cli/main.ts', 'judge', folder, path.join(folder, 'solution'), '--json'];
    const env = { PATH: process.env['PATH'], TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' };
    const { stdout } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'accepted', score: 100 });
  });
});
