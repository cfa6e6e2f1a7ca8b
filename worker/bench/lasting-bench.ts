import type { JudgeErrorCode } from '../../src/domain/judge-error.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import type { Bench, JudgingRequest } from './bench.ts';
import { type BenchOptions, openBench } from './open-bench.ts';

/** Faults of ours, which a bench that is new in every part may not have. */
const OURS: ReadonlySet<JudgeErrorCode> = new Set(['grader-crashed', 'program-unavailable', 'internal']);

/**
 * A bench that outlives its own trouble: after a judging that was aborted by a fault of ours it is replaced as a whole,
 * and the judging is done once more on the new one before it is given up.
 *
 * @param open - opens each of the benches; replaced in tests.
 */
export async function openLastingBench(
  options: BenchOptions = {},
  open: (options: BenchOptions) => Promise<Bench> = openBench,
): Promise<Bench> {
  return new LastingBench(async () => await open(options), await open(options));
}

class LastingBench implements Bench {
  readonly #open: () => Promise<Bench>;
  #bench: Bench;
  #isClosed = false;

  constructor(open: () => Promise<Bench>, bench: Bench) {
    this.#open = open;
    this.#bench = bench;
  }

  get isolation() {
    return this.#bench.isolation;
  }

  async judge(request: JudgingRequest): Promise<JudgingOutcome> {
    const outcome = await this.#bench.judge(request);
    if (outcome.state === 'judged' || !OURS.has(outcome.code)) return outcome;
    return (await this.#replace()) ? await this.#bench.judge(request) : outcome;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#bench.close();
  }

  /** False where no other bench can be had: the old one stays, and the next judging may find things better. */
  async #replace(): Promise<boolean> {
    let fresh: Bench;
    try {
      fresh = await this.#open();
    } catch {
      return false;
    }
    const old = this.#bench;
    this.#bench = fresh;
    await old.close();
    if (this.#isClosed) await fresh.close();
    return true;
  }
}
