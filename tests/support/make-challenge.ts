import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { ChallengeManifest, ChallengePackage, type TestGroup } from '../../src/domain/challenge.ts';

/** A challenge of three groups, of which none can be run: for tests of what lies around a bench. */
export function makeChallenge(slug = 'two-sums', groups = GROUPS): ChallengePackage {
  const manifest = ChallengeManifest.parse({
    title: 'Two sums',
    summary: 'Add, twice.',
    entry: 'index.ts',
    dependencies: ['zod'],
    groups,
  });
  return ChallengePackage.parse({
    slug,
    version: `sha256:${createHash('sha256')
      .update(JSON.stringify([slug, manifest]))
      .digest('hex')}`,
    manifest,
    files: [
      { path: 'starter/index.ts', content: 'export const sum = () => 0;\n' },
      { path: 'tests/sample/sums.spec.ts', content: '// a sample spec\n' },
      { path: 'tests/secret/hidden-sums.spec.ts', content: '// SECRET-SPEC\n' },
      { path: 'tests/secret/hidden-speed.spec.ts', content: '// SECRET-SPEC\n' },
      { path: 'tests/helpers.ts', content: '// SECRET-HELPER\n' },
    ],
  });
}

const GROUPS: readonly z.input<typeof TestGroup>[] = [
  { name: 'Sample', file: 'tests/sample/sums.spec.ts', visibility: 'sample', category: 'correctness', points: 5 },
  { name: 'Sums', file: 'tests/secret/hidden-sums.spec.ts', category: 'correctness', points: 30 },
  {
    name: 'Speed',
    file: 'tests/secret/hidden-speed.spec.ts',
    category: 'performance',
    points: 10,
    feedback: 'title',
  },
];
