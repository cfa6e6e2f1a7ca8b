import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { ChallengePackage } from '../../src/domain/challenge.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { Verdict } from '../../src/domain/verdict.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');

/** `submission.json` beside an example: the cases that its author says catch it, as `group > case`. */
const ExampleSubmission = z.strictObject({ caughtBy: z.array(z.string()).default([]), why: z.string() });

describe.each(readdirSync(CHALLENGES).filter((name) => existsSync(path.join(CHALLENGES, name, 'challenge.json'))))(
  '%s',
  (slug) => {
    const folder = path.join(CHALLENGES, slug);
    let bench: Bench;
    let challenge: ChallengePackage;
    beforeAll(async () => {
      bench = await openBench();
      challenge = (await readChallenge(folder)).package;
    });
    afterAll(() => bench.close());

    async function judge(submissionFolder: string): Promise<JudgingReport> {
      const files = await readSourceFiles(submissionFolder);
      const outcome = await bench.judge({ challenge, files, kind: 'submission' });
      if (outcome.state === 'aborted') throw new Error(`aborted: ${outcome.code} ${outcome.message}`);
      return outcome.report;
    }

    it('gives its starter no more than it says', async () => {
      const { score } = await judge(path.join(folder, 'starter'));
      expect(score).toBeLessThanOrEqual(challenge.manifest.starterScoreAtMost);
    });

    const examples = Verdict.options.flatMap((verdict) => {
      const inFolder = path.join(folder, 'submissions', verdict);
      return existsSync(inFolder) ? readdirSync(inFolder).map((name) => ({ verdict, name })) : [];
    });

    it.each(examples)('gives $name the verdict $verdict', async ({ verdict, name }) => {
      const example = path.join(folder, 'submissions', verdict, name);
      const report = await judge(example);
      expect(report.verdict).toBe(verdict);
      if (verdict === 'accepted') expect(report.score).toBe(100);
      else expect(report.score).toBeLessThan(100);
      const failed = report.groups.flatMap((group) =>
        group.cases.filter((each) => each.verdict !== 'accepted').map((each) => `${group.name} > ${each.title}`),
      );
      expect(failed).toEqual(expect.arrayContaining(readCaughtBy(example)));
    });
  },
);

function readCaughtBy(example: string): string[] {
  const file = path.join(example, 'submission.json');
  return existsSync(file) ? ExampleSubmission.parse(JSON.parse(readFileSync(file, 'utf8'))).caughtBy : [];
}
