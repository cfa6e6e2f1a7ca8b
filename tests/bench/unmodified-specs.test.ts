import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
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

  it('needs no change in one process either: what the traits say is true', async () => {
    const vitest = path.join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
    const config = `${folder}traits/vitest.config.ts`;
    const args = [vitest, 'run', '--config', config, '--reporter=verbose'];
    // It ends with 1 where a test fails, and that is a rejection.
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { NO_COLOR: '1' } });
    expect(stdout).toMatch(/Tests .*1\d\d passed/);
  });
});
