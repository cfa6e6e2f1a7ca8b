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
  /** Has what `work` asks for judged by twice as many benches, so that two share each processor. */
  readonly crowd: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** @param size - as many as there are processors, where it is left out. */
export function openBenchPool(size: number = availableParallelism()): BenchPool {
  const opening = Array.from({ length: size }, (_, slot) => openBench({ slot }));
  const waiting: ((bench: Bench) => void)[] = [];
  const free: Bench[] = [];
  /** As many again while there is a crowd; each leaves when it is next free. */
  const extra = new Set<Bench>();
  const comingAndGoing: Promise<void>[] = [];
  let isCrowded = false;
  let invited = 0;
  let failure: unknown;
  let judged = 0;
  const release = (bench: Bench): void => {
    if (!isCrowded && extra.delete(bench)) {
      comingAndGoing.push(bench.close());
      return;
    }
    const next = waiting.shift();
    if (next === undefined) free.push(bench);
    else next(bench);
  };
  const fail = (error: unknown): void => {
    failure = error;
  };
  for (const bench of opening) bench.then(release, fail);

  function invite(): void {
    const coming = openBench({ slot: invited }).then((bench) => {
      extra.add(bench);
      release(bench);
    }, fail);
    invited += 1;
    comingAndGoing.push(coming);
  }

  async function take(): Promise<Bench> {
    const bench = free.pop();
    if (bench !== undefined) return bench;
    const { promise, resolve } = Promise.withResolvers<Bench>();
    waiting.push(resolve);
    if (isCrowded && invited < size) invite();
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
    async crowd(work) {
      isCrowded = true;
      try {
        return await work();
      } finally {
        isCrowded = false;
        invited = 0;
        for (const bench of free.splice(0)) release(bench);
      }
    },
    async close() {
      const benches = await Promise.allSettled(opening);
      await Promise.all(benches.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)));
      await Promise.all(comingAndGoing);
    },
  };
}
