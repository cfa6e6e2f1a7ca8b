import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listChallengeFolders } from '../../src/catalogue/list-challenge-folders.ts';
import { type BenchPool, openBenchPool } from '../../worker/check/bench-pool.ts';
import { checkChallenge } from '../../worker/check/check-challenge.ts';
import { errorsOf } from '../check/sound-case.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');
/** What takes longer (mutants, stability) is proved by `minicase check`. */
const PARTS = ['case', 'samples', 'examples', 'brief', 'forgeries'] as const;

let pool: BenchPool;
beforeAll(() => {
  pool = openBenchPool();
});
afterAll(() => pool.close());

it.each(await listChallengeFolders(CHALLENGES))(
  '%s has nothing to mend',
  async (slug) => {
    const report = await checkChallenge(path.join(CHALLENGES, slug), {
      pool,
      only: PARTS,
      isFullMatrix: false,
      stabilityRuns: 0,
    });
    expect(errorsOf(report)).toBe('');
    expect(report.parts.filter(({ state }) => state === 'passed').map(({ name }) => name)).toEqual(PARTS);
  },
  600_000,
);
