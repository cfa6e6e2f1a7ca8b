import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChallengePackage } from '../../src/domain/challenge.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeChallenge } from '../bench/make-challenge.ts';
import { parseHeader } from './support/attack.ts';
import { findBadTexts, findSecrets, readableByCandidate } from './support/readable-texts.ts';

const FOLDER = path.join(import.meta.dirname, 'world');
const LIMITS = { cpuTimeMs: 1_000, wallTimeMs: 8_000, memoryMb: 96, outputKb: 128 };
const names = (await readdir(path.join(FOLDER, 'attacks'))).map((file) => file.replace(/\.ts$/, ''));

let bench: Bench;
let challenge: ChallengePackage;
const read = (file: string): Promise<string> => readFile(path.join(FOLDER, file), 'utf8');
const judge = async (content: string) =>
  await bench.judge({ challenge, files: [{ path: 'index.ts', content }], kind: 'submission' });

beforeAll(async () => {
  bench = await openBench();
  challenge = makeChallenge({ bank: await read('tests/bank.spec.ts') }, LIMITS);
});
afterAll(() => bench.close());

it('gives an honest program what it has earned', async () => {
  expect(await judge(await read('starter/index.ts'))).toMatchObject({ state: 'judged', report: { score: 100 } });
});

it.each(names)('withstands one that %s', async (name) => {
  const source = await read(`attacks/${name}.ts`);
  const { endings, scoreAtMost } = parseHeader(name, source);
  const outcome = await judge(source);
  if (outcome.state !== 'judged') throw new Error(outcome.message);
  const { verdict, score } = outcome.report;
  expect(endings, JSON.stringify(outcome.report.groups)).toContain(verdict);
  expect(score).toBeLessThanOrEqual(scoreAtMost);
  expect(findSecrets(JSON.stringify(readableByCandidate(outcome, challenge.manifest)), source)).toEqual([]);
  expect(findBadTexts(outcome.report)).toEqual([]);
  expect(await judge(await read('starter/index.ts'))).toMatchObject({ state: 'judged', report: { score: 100 } });
});
