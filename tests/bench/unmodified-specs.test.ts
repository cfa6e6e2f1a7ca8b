import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';

const folder = new URL('unmodified/', import.meta.url).pathname;

describe('an existing spec and its solution', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  it.each(readdirSync(folder))('is judged without a change to either: %s', async (name) => {
    const { package: challenge } = await readChallenge(`${folder}${name}`);
    const files = await readSourceFiles(`${folder}${name}/solution`);
    const outcome = await bench.judge({ challenge, files, kind: 'submission' });
    if (outcome.state === 'aborted') throw new Error(outcome.message);
    const failed = outcome.report.groups.flatMap((group) => group.cases).filter((each) => each.verdict !== 'accepted');
    expect(failed).toEqual([]);
    expect(outcome.report).toMatchObject({ verdict: 'accepted', score: 100 });
    expect(outcome.report.groups[0]?.cases.length).toBeGreaterThan(1);
  });
});
