import { afterAll, beforeAll } from 'vitest';
import type { CaseResult, JudgingReport } from '../../src/domain/judging.ts';
import { PINNED_PACKAGES } from '../../src/domain/pinned-packages.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from '../bench/make-challenge.ts';

export type JudgeSpec = (spec: string, program: string, limits?: object) => Promise<JudgingReport>;

const IMPORTS = /(?:from|import|require\()\s*['"]((?:@[\w-]+\/)?[\w-]+)(?:\/[\w-]+)*['"]/g;

/**
 * Judges one spec against a one-file program, on a bench that all tests of a file share. The program may import what
 * it does import, and is its own model solution.
 */
export function useBench(): JudgeSpec {
  let bench: Bench | undefined;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench?.close());
  return async (spec, program, limits = {}) => {
    const imported = [...program.matchAll(IMPORTS)].map(([, name = '']) => name);
    const dependencies = PINNED_PACKAGES.filter((name) => imported.includes(name));
    const model = [{ path: 'index.ts', content: program }];
    return await judgeSource(bench as Bench, { ...makeChallenge({ spec }, limits, dependencies), model }, program);
  };
}

/** What became of each case: `accepted`, or its verdict and message. */
export function told({ groups }: JudgingReport): string[] {
  return (groups[0]?.cases ?? []).map(({ verdict, message }: CaseResult) =>
    verdict === 'accepted' ? verdict : `${verdict}: ${message}`,
  );
}
