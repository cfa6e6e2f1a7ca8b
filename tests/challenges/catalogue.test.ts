import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listChallengeFolders } from '../../src/catalogue/list-challenge-folders.ts';
import { type BenchPool, openBenchPool } from '../../worker/check/bench-pool.ts';
import { readCaseUnderCheck } from '../../worker/check/case-under-check.ts';
import { checkChallenge, withPatience } from '../../worker/check/check-challenge.ts';
import { errorsOf } from '../check/sound-case.ts';

/**
 * That the judge still judges the catalogue as it did. What proves a case whole (each wrong answer, mutants, stability,
 * forgeries) takes minutes and is `minicase check`.
 */
const CHALLENGES = path.join(import.meta.dirname, '../../challenges');
const PATIENCE_MS = 900_000;

let pool: BenchPool;
beforeAll(() => {
  pool = openBenchPool();
});
afterAll(() => pool.close());

const slugs = await listChallengeFolders(CHALLENGES);

it.each(slugs)(
  '%s is in order, and so are its samples',
  async (slug) => {
    const only = ['case', 'samples'] as const;
    const report = await checkChallenge(path.join(CHALLENGES, slug), {
      pool,
      only,
      isFullMatrix: false,
      stabilityRuns: 0,
    });
    expect(errorsOf(report)).toBe('');
    expect(report.parts.filter(({ state }) => state === 'passed').map(({ name }) => name)).toEqual(only);
  },
  PATIENCE_MS,
);

it.each(slugs)(
  '%s gives each accepted solution 100, one of each other verdict that, and the starter what it may have',
  async (slug) => {
    const subject = withPatience(await readCaseUnderCheck(path.join(CHALLENGES, slug)));
    const { challenge, starter, examples } = subject;
    const isFirst = (verdict: string, place: number) =>
      examples.findIndex((each) => each.verdict === verdict) === place;
    const chosen = examples.filter(({ verdict }, place) => verdict === 'accepted' || isFirst(verdict, place));
    const judge = async (files: typeof starter) => await pool.judge({ challenge, files, kind: 'submission' });
    const outcomes = await Promise.all(
      chosen.map(async ({ path: example, files }) => {
        const { verdict, score } = await judge(files);
        return `${example}: ${verdict}${verdict === 'accepted' ? `, ${score}` : ''}`;
      }),
    );
    expect(outcomes).toEqual(
      chosen.map(({ path: example, verdict }) => `${example}: ${verdict}${verdict === 'accepted' ? ', 100' : ''}`),
    );
    expect((await judge(starter)).score).toBeLessThanOrEqual(challenge.manifest.starterScoreAtMost);
  },
  PATIENCE_MS,
);
