import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChallengeFolders } from '../../src/catalogue/list-challenge-folders.ts';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { forgeSubmissions } from '../../worker/check/forgeries/forge-submissions.ts';
import { scoreOf } from './support/withstand.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');
const names = await listChallengeFolders(CHALLENGES);
const challenges = names.map((name) => ({ name, folder: path.join(CHALLENGES, name) }));
const victim = { name: 'the victim case', folder: path.join(import.meta.dirname, 'victim-case') };

describe.each([...challenges, victim])('a forged solution to $name', async ({ folder }) => {
  const { package: challenge } = await readChallenge(folder);
  const starter = await readSourceFiles(path.join(folder, 'starter'));
  const entry = starter.find((file) => file.path === challenge.manifest.entry);
  if (entry === undefined) throw new Error(`${folder} has no starter for ${challenge.manifest.entry}`);
  let bench: Bench;
  let starterScore: number;
  beforeAll(async () => {
    bench = await openBench();
    starterScore = Number(scoreOf(await bench.judge({ challenge, files: starter, kind: 'submission' })));
  });
  afterAll(() => bench.close());

  it.each(await forgeSubmissions(entry))('that $name scores no more than the starter', async ({ files }) => {
    const score = scoreOf(await bench.judge({ challenge, files, kind: 'submission' }));
    expect(score).toBeTypeOf('number');
    expect(score).toBeLessThanOrEqual(starterScore);
  });
});
