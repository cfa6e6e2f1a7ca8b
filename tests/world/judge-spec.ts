import { afterAll, beforeAll } from 'vitest';
import type { CaseResult, JudgingReport } from '../../src/domain/judging.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { judgeSource, makeChallenge } from '../bench/make-challenge.ts';

export type JudgeSpec = (spec: string, program: string) => Promise<JudgingReport>;

/** Judges one spec against a one-file program, on a bench that all tests of a file share. */
export function useBench(): JudgeSpec {
  let bench: Bench | undefined;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench?.close());
  return async (spec, program) => await judgeSource(bench as Bench, makeChallenge({ spec }), program);
}

/** What became of each case: `accepted`, or its verdict and message. */
export function told({ groups }: JudgingReport): string[] {
  return (groups[0]?.cases ?? []).map(({ verdict, message }: CaseResult) =>
    verdict === 'accepted' ? verdict : `${verdict}: ${message}`,
  );
}
