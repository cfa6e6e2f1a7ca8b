import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { forgeSubmissions } from '../../worker/check/forgeries/forge-submissions.ts';
import { scoreOf } from './support/withstand.ts';

/** The catalogue's own cases meet them in their check; see `tests/challenges`. */
const FOLDER = path.join(import.meta.dirname, 'victim-case');

const { package: challenge } = await readChallenge(FOLDER);
const starter = await readSourceFiles(path.join(FOLDER, 'starter'));
const entry = starter.find((file) => file.path === challenge.manifest.entry);
if (entry === undefined) throw new Error(`${FOLDER} has no starter for ${challenge.manifest.entry}`);

let bench: Bench;
let starterScore: number;
beforeAll(async () => {
  bench = await openBench();
  starterScore = Number(scoreOf(await bench.judge({ challenge, files: starter, kind: 'submission' })));
});
afterAll(() => bench.close());

it.each(await forgeSubmissions(entry))(
  'a forged solution that $name scores no more than the starter',
  async ({ files }) => {
    const score = scoreOf(await bench.judge({ challenge, files, kind: 'submission' }));
    expect(score).toBeTypeOf('number');
    expect(score).toBeLessThanOrEqual(starterScore);
  },
);
