import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BenchPool, openBenchPool } from '../../worker/check/bench-pool.ts';
import { type CaseUnderCheck, readCaseUnderCheck } from '../../worker/check/case-under-check.ts';

const CASE = path.join(import.meta.dirname, '../../challenges/.templates/function');
const JUDGINGS = 5;

let pool: BenchPool;
let subject: CaseUnderCheck;
beforeAll(async () => {
  pool = openBenchPool(1);
  subject = await readCaseUnderCheck(CASE);
});
afterAll(async () => await pool.close());

/** How many judgings were under way at the same time, at most. */
async function judgeMany(): Promise<number> {
  const { challenge, starter: files } = subject;
  let underWay = 0;
  let most = 0;
  const judge = async (): Promise<void> => {
    let hasBegun = false;
    const onProgress = (): void => {
      if (hasBegun) return;
      hasBegun = true;
      underWay += 1;
      most = Math.max(most, underWay);
    };
    await pool.judge({ challenge, files, kind: 'submission', onProgress });
    underWay -= 1;
  };
  await Promise.all(Array.from({ length: JUDGINGS }, judge));
  return most;
}

test('a crowd is judged by twice as many benches, and what comes after it is not', async () => {
  expect(await judgeMany()).toBe(1);
  expect(await pool.crowd(judgeMany)).toBe(2);
  expect(await judgeMany()).toBe(1);
});

test('what goes wrong in a crowd is thrown, and judging goes on', async () => {
  const { challenge, starter: files } = subject;
  const { manifest } = challenge;
  const groups = manifest.groups.map((group) => ({ ...group, file: 'tests/none.spec.ts' }));
  const broken = { ...challenge, manifest: { ...manifest, groups } };
  const judging = pool.crowd(() =>
    Promise.all([broken, challenge, challenge].map((each) => pool.judge({ challenge: each, files, kind: 'sample' }))),
  );
  await expect(judging).rejects.toThrow('tests/none.spec.ts');
  expect((await pool.judge({ challenge, files, kind: 'sample' })).verdict).not.toBe('accepted');
});
