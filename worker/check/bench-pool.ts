import { availableParallelism } from 'node:os';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { Isolation, JudgingReport } from '../../src/domain/judging.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { Bench, JudgingRequest } from '../bench/bench.ts';
import { openBench } from '../bench/open-bench.ts';

export type JudgeOptions = {
  /** What the submission is there to show: running out of time is not the machine's fault where it is to run out of it. */
  readonly expected?: Verdict | undefined;
};

/** Several benches that take judgings as they become free. */
export type BenchPool = {
  readonly size: number;
  /** How programs are contained here. */
  readonly isolation: () => Promise<Isolation>;
  /** How many judgings there have been, and how many were taken over from an earlier check. */
  readonly tally: () => { readonly judged: number; readonly known: number };
  /** @throws JudgeError where the judging was aborted */
  readonly judge: (request: JudgingRequest, options?: JudgeOptions) => Promise<JudgingReport>;
  readonly close: () => Promise<void>;
};

/**
 * @param size - as many as there are processors, where it is left out.
 * @param firstSlot - of the machine's benches, where others of its benches are busy; see `BenchOptions`.
 */
export function openBenchPool(size: number = availableParallelism(), firstSlot = 0): BenchPool {
  const opening = Array.from({ length: size }, (_, slot) => openBench({ slot: firstSlot + slot }));
  const waiting: ((bench: Bench) => void)[] = [];
  const free: Bench[] = [];
  let failure: unknown;
  let judged = 0;
  const release = (bench: Bench): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(bench);
    else next(bench);
  };
  for (const bench of opening) {
    bench.then(release, (error: unknown) => {
      failure = error;
    });
  }

  async function take(): Promise<Bench> {
    const bench = free.pop();
    if (bench !== undefined) return bench;
    const { promise, resolve } = Promise.withResolvers<Bench>();
    waiting.push(resolve);
    const noBench = Promise.all(opening).then(() => promise);
    return await Promise.race([promise, noBench]);
  }

  return {
    size,
    isolation: async () => (await (opening[0] as Promise<Bench>)).isolation,
    tally: () => ({ judged, known: 0 }),
    async judge(request) {
      if (failure !== undefined) throw failure;
      const bench = await take();
      try {
        const outcome = await bench.judge(request);
        judged += 1;
        if (outcome.state === 'judged') return outcome.report;
        throw new JudgeError(outcome.code, outcome.message);
      } finally {
        release(bench);
      }
    },
    async close() {
      const benches = await Promise.allSettled(opening);
      await Promise.all(benches.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)));
    },
  };
}
