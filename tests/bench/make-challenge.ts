import { createHash } from 'node:crypto';
import { ChallengeManifest, type ChallengePackage } from '../../src/domain/challenge.ts';
import { ChallengeSlug, ChallengeVersion } from '../../src/domain/ids.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { Bench } from '../../worker/bench/bench.ts';

/** A challenge of one spec for each group, whose entry is `index.ts`. */
export function makeChallenge(
  specs: Readonly<Record<string, string>>,
  limits: object = {},
  dependencies: readonly string[] = [],
): ChallengePackage {
  const manifest = ChallengeManifest.parse({
    title: 'Made for a test',
    summary: 'One spec a group.',
    entry: 'index.ts',
    limits: { cpuTimeMs: 2_000, wallTimeMs: 20_000, memoryMb: 64, outputKb: 64, ...limits },
    dependencies,
    groups: Object.keys(specs).map((name) => ({
      name,
      file: `tests/${name}.spec.ts`,
      category: 'correctness',
      points: 10,
      ...(name.startsWith('sample') && { visibility: 'sample' }),
    })),
  });
  const files = Object.entries(specs).map(([name, content]) => ({ path: `tests/${name}.spec.ts`, content }));
  const digest = createHash('sha256')
    .update(JSON.stringify([manifest, files]))
    .digest('hex');
  return {
    slug: ChallengeSlug.parse('made-for-a-test'),
    version: ChallengeVersion.parse(`sha256:${digest}`),
    manifest,
    files,
  };
}

/** Judges a one-file submission, and fails where the judging is aborted. */
export async function judgeSource(
  bench: Bench,
  challenge: ChallengePackage,
  source: string,
  kind: 'submission' | 'sample' = 'submission',
): Promise<JudgingReport> {
  const outcome = await bench.judge({ challenge, files: [{ path: 'index.ts', content: source }], kind });
  if (outcome.state === 'aborted') throw new Error(`aborted: ${outcome.code} ${outcome.message}`);
  return outcome.report;
}
