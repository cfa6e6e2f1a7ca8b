import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { formatReport } from '../../src/cli/check/format-report.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { renderCheckReport } from '../../src/web/check-report/render-check-report.ts';
import { type BenchPool, openBenchPool } from '../../worker/check/bench-pool.ts';
import { type CaseUnderCheck, readCaseUnderCheck } from '../../worker/check/case-under-check.ts';
import { checkChallenge } from '../../worker/check/check-challenge.ts';
import { knowJudgings } from '../../worker/check/known-judgings.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const CASE = path.join(import.meta.dirname, '../../challenges/.templates/function');

let pool: BenchPool;
let subject: CaseUnderCheck;
let model: readonly SourceFile[];
let folder: string;
beforeAll(async () => {
  pool = openBenchPool(1);
  subject = await readCaseUnderCheck(CASE);
  model = subject.model ?? [];
});
afterAll(async () => await pool.close());
beforeEach(async () => {
  const made = await makeTempFolder();
  onTestFinished(made.remove);
  folder = made.path;
});

test('what an earlier check has judged is taken over, by whichever process', async () => {
  const { challenge } = subject;
  const first = await knowJudgings(pool, folder).judge({ challenge, files: model, kind: 'submission' });
  const later = knowJudgings(pool, folder);
  expect(await later.judge({ challenge, files: model, kind: 'submission' })).toEqual(first);
  expect(later.tally().known).toBe(1);
});

test('what is taken over is as it was judged, byte by byte', async () => {
  const { challenge } = subject;
  const report = await knowJudgings(pool, folder).judge({ challenge, files: model, kind: 'submission' });
  const [ofEngine = ''] = await readdir(folder);
  const [file = ''] = await readdir(path.join(folder, ofEngine));
  const otherWayRound = JSON.stringify(Object.fromEntries(Object.entries(report).toReversed()));
  await writeFile(path.join(folder, ofEngine, file), otherWayRound);
  const known = await knowJudgings(pool, folder).judge({ challenge, files: model, kind: 'submission' });
  expect(JSON.stringify(known)).toBe(otherWayRound);
});

test('whatever could change a verdict is judged', async () => {
  const { challenge } = subject;
  const known = knowJudgings(pool, folder);
  await known.judge({ challenge, files: model, kind: 'submission' });
  const { manifest } = challenge;
  const changed = model.map((file) => ({ ...file, content: `${file.content}\n// another` }));
  const requests: readonly Parameters<BenchPool['judge']>[0][] = [
    { challenge, files: changed, kind: 'submission' },
    { challenge, files: model, kind: 'sample' },
    { challenge, files: model, kind: 'submission', variation: 1 },
    { challenge, files: model, kind: 'submission', stopsAtFailedGroup: true },
    {
      challenge: { ...challenge, manifest: { ...manifest, timeZone: 'Europe/Oslo' } },
      files: model,
      kind: 'submission',
    },
    {
      challenge: { ...challenge, files: challenge.files.map((file) => ({ ...file, content: `${file.content}\n` })) },
      files: model,
      kind: 'submission',
    },
  ];
  for (const request of requests) await known.judge(request);
  expect(known.tally().known).toBe(0);
});

test('what cannot be read is judged again, and what another engine said is forgotten', async () => {
  const { challenge } = subject;
  await mkdir(path.join(folder, 'another-engine'));
  await knowJudgings(pool, folder).judge({ challenge, files: model, kind: 'submission' });
  const [ofEngine = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  const [file = ''] = await readdir(path.join(folder, ofEngine));
  await writeFile(path.join(folder, ofEngine, file), '{"verdict":"accepted"}');
  const known = knowJudgings(pool, folder);
  expect((await known.judge({ challenge, files: model, kind: 'submission' })).score).toBe(100);
  expect(known.tally().known).toBe(0);
});

test('what ran out of time is judged again', async () => {
  const { challenge } = subject;
  const endless = model.map((file) => ({ ...file, content: `${file.content}\nfor (;;);` }));
  const known = knowJudgings(pool, folder);
  for (const _ of [1, 2]) {
    const { verdict } = await known.judge({ challenge, files: endless, kind: 'sample' });
    expect(verdict).toBe('time-limit-exceeded');
  }
  expect(known.tally().known).toBe(0);
});

test('what was expected to run out of time need not do it again', async () => {
  const { challenge } = subject;
  const endless = model.map((file) => ({ ...file, content: `${file.content}\nfor (;;);` }));
  const expected = 'time-limit-exceeded';
  await knowJudgings(pool, folder).judge({ challenge, files: endless, kind: 'sample' }, { expected });
  const known = knowJudgings(pool, folder);
  expect((await known.judge({ challenge, files: endless, kind: 'sample' })).verdict).toBe(expected);
  expect(known.tally().known).toBe(1);
});

test('what ran out of time in one test only is judged again', async () => {
  const { challenge } = subject;
  const content = `export function billMinutes(entries: readonly unknown[]) {
    for (;;) if (entries.length > 0) console.log('x'.repeat(10_000));
  }`;
  const files = [{ path: 'index.ts', content }];
  const expected = 'output-limit-exceeded';
  const report = await knowJudgings(pool, folder).judge({ challenge, files, kind: 'sample' }, { expected });
  expect(report.verdict).toBe(expected);
  const known = knowJudgings(pool, folder);
  await known.judge({ challenge, files, kind: 'sample' });
  expect(known.tally().known).toBe(0);
});

test('a report tells how many judgings were known', async () => {
  const options = { only: ['samples'], isFullMatrix: false, stabilityRuns: 2 } as const;
  const check = async () => await checkChallenge(CASE, { ...options, pool: knowJudgings(pool, folder) });
  const first = await check();
  expect(first.judgings?.judged).toBeGreaterThan(0);
  expect(formatReport(first)).not.toContain('were known');
  expect(String(renderCheckReport(first))).not.toContain('were known');

  const second = await check();
  const count = first.judgings?.judged ?? 0;
  expect(second.judgings).toEqual({ judged: 0, known: count });
  expect(formatReport(second)).toContain(`${count} of ${count} judgings were known`);
  expect(String(renderCheckReport(second))).toContain(`and ${count} were known from an earlier one`);
});
