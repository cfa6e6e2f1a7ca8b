import type { Bench } from '../../../worker/bench/bench.ts';
import { openBench } from '../../../worker/bench/open-bench.ts';
import { ChallengeManifest, type ChallengePackage } from '../../domain/challenge.ts';
import { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import type { JudgingOutcome } from '../../protocol/judging-outcome.ts';
import type { Check } from './check.ts';

const SPEC = `import { expect, it } from 'vitest';
import { later } from '../starter/index.ts';
it('waits a minute of virtual time', async () => {
  expect(await later(20, 60_000)).toBe(21);
});`;

const SOLUTION = `export async function later(value: number, ms: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return value + 1;
}`;

const CASE: ChallengePackage = {
  slug: ChallengeSlug.parse('trial'),
  version: ChallengeVersion.parse(`sha256:${'0'.repeat(64)}`),
  manifest: ChallengeManifest.parse({
    title: 'A trial',
    summary: 'Whether judging works on this machine.',
    entry: 'index.ts',
    groups: [{ name: 'trial', file: 'tests/trial.spec.ts', category: 'correctness', points: 1 }],
  }),
  files: [{ path: 'tests/trial.spec.ts', content: SPEC }],
};

/** Judges a tiny solution the real way, twice: the first judging of a bench is slower than those that follow. */
export async function runTrial(): Promise<Check> {
  const gives = 'a solution that waits a minute of virtual time, judged as any submission is';
  try {
    const bench = await openBench();
    try {
      const first = await timed(bench);
      const second = await timed(bench);
      const hasPassed = [first, second].every(({ outcome }) => isAccepted(outcome));
      const found = hasPassed
        ? `accepted in ${first.ms} ms, and in ${second.ms} ms once warm`
        : `not accepted: ${JSON.stringify(isAccepted(first.outcome) ? second.outcome : first.outcome).slice(0, 500)}`;
      return { name: 'trial', state: hasPassed ? 'good' : 'bad', found, gives };
    } finally {
      await bench.close();
    }
  } catch (error) {
    return { name: 'trial', state: 'bad', found: String(error), gives };
  }
}

async function timed(bench: Bench): Promise<{ readonly outcome: JudgingOutcome; readonly ms: number }> {
  const startedAt = performance.now();
  const files = [{ path: 'index.ts', content: SOLUTION }];
  const outcome = await bench.judge({ challenge: CASE, files, kind: 'submission' });
  return { outcome, ms: Math.round(performance.now() - startedAt) };
}

function isAccepted(outcome: JudgingOutcome): boolean {
  return outcome.state === 'judged' && outcome.report.verdict === 'accepted';
}
