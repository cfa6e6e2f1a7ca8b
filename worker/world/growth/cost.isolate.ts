import type { ModelProgram, WorldPorts } from '../part.ts';
import { createProcessorTime, type ProcessorTime } from './processor-time.isolate.ts';

/** Calls that take less are repeated, so that a sample takes so long. */
const SAMPLE_MS = 1;
const MOST_REPEATS = 20;
/** The two are measured in turn, until so many rounds have brought no less. */
const SETTLED_ROUNDS = 10;
const FEWEST_ROUNDS = 25;
/** So many are made even where they cost more than they may. */
const LEAST_ROUNDS = 4;
const MOST_ROUNDS = 80;
/** By less than this share it is no less. */
const LESS = 0.02;
/**
 * A machine's noise only ever adds to processor time: the quickest rounds tell what something costs. The mean of so many
 * of them scatters half as much as the single quickest.
 */
const QUICKEST = 0.25;
const BUDGET_MS = 500;

export type CostOptions<Prepared = undefined> = {
  /** The most processor time that measuring either of the two takes, more or less; 500 ms where it is left out. */
  readonly budgetMs?: number;
  /** Makes what a run works on, unmeasured: plain data is handed over once. See `GrowthOptions.prepare`. */
  readonly prepare?: () => Prepared | Promise<Prepared>;
};

/** What the same costs the program and the model solution, in milliseconds of processor time. */
export class Cost {
  readonly programMs: number;
  readonly modelMs: number;
  /** What is below that is not to be seen. */
  readonly leastVisibleMs: number;

  constructor(programMs: number, modelMs: number, leastVisibleMs: number) {
    this.programMs = programMs;
    this.modelMs = modelMs;
    this.leastVisibleMs = leastVisibleMs;
  }

  /** How many times as much it costs the program; what is not to be seen counts as the least that is. */
  get times(): number {
    return Math.max(this.programMs, this.leastVisibleMs) / Math.max(this.modelMs, this.leastVisibleMs);
  }
}

/**
 * Measures what something costs the program, and what the same costs the model solution: the first by name of those in
 * `submissions/accepted`, which runs in a process of its own. The two take turns, so that both meet the same noise.
 *
 * @param body - is given what the entry exports, of the one or the other
 * @example
 * ```ts
 * // program:
 * export const total = (list: number[]) => list.reduce((sum, each) => sum + each, 0);
 * ```
 * ```ts
 * import { expect, it } from 'vitest';
 * import { cost } from 'minicase/world';
 * import type * as Starter from '../starter/index.ts';
 *
 * it('is about as quick as ours', async () => {
 *   const list = Array.from({ length: 10_000 }, (_, i) => i);
 *   expect(await cost((program: typeof Starter) => program.total(list))).toCostAtMost('5x model');
 * });
 * ```
 */
export type MeasureCost = <Program = Record<string, (...values: unknown[]) => unknown>, Prepared = undefined>(
  body: (program: Program, prepared: Prepared) => unknown,
  options?: CostOptions<Prepared>,
) => Promise<Cost>;

type Contestant = {
  readonly exports: object;
  readonly prepared: unknown;
  readonly cpu: ProcessorTime;
  readonly nullMs: number;
  /** What each round took, in milliseconds a run. */
  readonly rounds: number[];
  leastMs: number;
  repeats: number;
};

export function createCost(ports: WorldPorts): MeasureCost {
  const { loop, peer, model, entry, programCpuNs, breakSuite } = ports;

  /** The suite is broken where the model solution is: nothing is to be held against a candidate. */
  async function ofModel<Result>(connected: ModelProgram, run: () => Promise<Result>): Promise<Result> {
    try {
      return await connected.during(run);
    } catch (error) {
      breakSuite(`the model solution fails: ${String((error as Error).message)}`);
      throw error;
    }
  }

  return async (body, options = {}) => {
    const { budgetMs = BUDGET_MS, prepare } = options;
    if (!(budgetMs > 0)) throw new TypeError(`cost: budgetMs is ${budgetMs}: it must be more than 0`);
    if (model === undefined || peer === undefined) throw new Error('cost: there is no model solution to compare with');
    const run = body as (program: object, prepared: unknown) => unknown;

    async function prepareFor(to: Pick<ModelProgram, 'peer'>): Promise<unknown> {
      return prepare === undefined ? undefined : to.peer.keep(await prepare());
    }

    function enter(exports: object, prepared: unknown, cpu: ProcessorTime): Contestant {
      const nullMs = cpu.nullCallMs();
      return { exports, prepared, cpu, nullMs, rounds: [], leastMs: Number.POSITIVE_INFINITY, repeats: 1 };
    }

    /** Measures one of the two once; whether it was less than before. */
    async function measure(contestant: Contestant): Promise<boolean> {
      const { exports, prepared, cpu, repeats, leastMs } = contestant;
      const ms = await cpu.measureMs(repeats, () => run(exports, prepared));
      contestant.rounds.push(ms);
      contestant.leastMs = Math.min(leastMs, ms);
      contestant.repeats = Math.min(MOST_REPEATS, Math.max(1, Math.ceil(SAMPLE_MS / contestant.leastMs)));
      return ms < leastMs * (1 - LESS);
    }

    const ours = await ofModel(model, async () =>
      enter(
        await model.load(),
        await prepareFor(model),
        createProcessorTime({ loop: model.loop, programCpuNs: model.cpuNs, breakSuite }),
      ),
    );
    // Should the model solution fail, then before the program has any part in it.
    await ofModel(model, () => measure(ours));
    const theirs = enter(entry(), await prepareFor({ peer }), createProcessorTime({ loop, programCpuNs, breakSuite }));
    const spentMs = (): number => theirs.cpu.readMs() + ours.cpu.readMs();
    const startedMs = spentMs();
    for (let round = 1, settled = 0; round <= MOST_ROUNDS; round++) {
      const isLess = await measure(theirs);
      const isOursLess = await ofModel(model, () => measure(ours));
      settled = isLess || isOursLess ? 0 : settled + 1;
      if (round >= FEWEST_ROUNDS && settled >= SETTLED_ROUNDS) break;
      if (round >= LEAST_ROUNDS && spentMs() - startedMs > 2 * budgetMs) break;
    }
    peer.letGo(theirs.prepared);
    model.peer.letGo(ours.prepared);
    const net = ({ rounds, nullMs }: Contestant): number => Math.max(0, meanOfQuickest(rounds) - nullMs);
    return new Cost(net(theirs), net(ours), Math.max(theirs.nullMs, ours.nullMs) / 2);
  };
}

function meanOfQuickest(rounds: readonly number[]): number {
  const quickest = rounds.toSorted((a, b) => a - b).slice(0, Math.ceil(rounds.length * QUICKEST));
  return quickest.reduce((sum, ms) => sum + ms, 0) / quickest.length;
}
