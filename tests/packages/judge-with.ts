import { afterAll, beforeAll } from 'vitest';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from '../bench/make-challenge.ts';

/** Judges one spec against a one-file program that may import these packages. */
export type JudgeWith = (dependencies: readonly string[], program: string, spec: string) => Promise<JudgingReport>;

/** On a bench that all tests of a file share. */
export function useBench(): JudgeWith {
  let bench: Bench | undefined;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench?.close());
  return async (dependencies, program, spec) => {
    const limits = { cpuTimeMs: 10_000, memoryMb: 256 };
    return await judgeSource(bench as Bench, makeChallenge({ spec }, limits, dependencies), program);
  };
}

/** What became of each case, or why there was none: `accepted`, or its verdict and message. */
export function told({ compileError, groups }: JudgingReport): string[] {
  if (compileError !== undefined) return [compileError];
  return (groups[0]?.cases ?? []).map(({ verdict, message }) =>
    verdict === 'accepted' ? verdict : `${verdict}: ${message}`,
  );
}
