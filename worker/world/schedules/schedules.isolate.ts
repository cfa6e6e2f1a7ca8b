import { createRandom } from '../../wire/random.isolate.ts';
import { type Duration, durationMs } from '../duration.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { createChoiceTree } from './choice-tree.ts';
import { messageOf, ScheduleFailure } from './failure.ts';
import { minimise } from './minimise.ts';
import { readReplay, writeReplay } from './replay.ts';
import { type Ran, runBody } from './run-body.isolate.ts';
import { type Option, strategyOf } from './strategies.ts';

const MOST_RUNS = 10_000;
/** How often a failing schedule is run again to find a simpler one. */
const MOST_SIMPLER = 40;
const WITHIN: Duration = '100ms';

export type SchedulesOptions = {
  /** How many orders are run at most. 50 where it is left out. */
  readonly runs?: number;
  /** What chance is drawn from. The same seed runs the same orders. */
  readonly seed?: number;
  /** What a failure has printed: only that order is run. */
  readonly replay?: string;
  /**
   * The longest that a request or an answer travels; `'100ms'` where it is left out. A timer that is due within that
   * time may fire before or after it arrives, a later one never before.
   */
  readonly within?: Duration;
};

/** What a body may take chance from, so that a replay draws the same. */
export type ScheduleRun = { readonly run: number; readonly seed: number };

export type ScheduleBody = (run: ScheduleRun) => unknown;

/** `distinct`: in how many different orders things took effect and answers arrived; `isExhausted`: whether there are no others. */
export type SchedulesResult = { readonly runs: number; readonly distinct: number; readonly isExhausted: boolean };

/**
 * Runs the same body under many legal orders of all that the program exchanges with the world, of their answers, and of
 * timers; the first is the ordinary one. The world is put back before each. It ends at the first order under which the
 * body fails, looks for a simpler one that fails in the same way, and tells what happened in which order, and what
 * replays it.
 *
 * The body makes all that it uses: what the program keeps from one run to the next is not undone.
 *
 * @throws ScheduleFailure
 * @example
 * ```ts
 * // program:
 * export const createAccount = (store: { read(): Promise<number>; write(balance: number): Promise<void> }) => {
 *   let last = Promise.resolve();
 *   return {
 *     deposit: (amount: number) => (last = last.then(async () => store.write((await store.read()) + amount))),
 *   };
 * };
 * ```
 * ```ts
 * import { expect, it } from 'vitest';
 * import { world } from 'minicase/world';
 * import { createAccount } from '../starter/index.ts';
 *
 * it('loses no deposit, whichever comes first', async () => {
 *   await world.schedules(50, async () => {
 *     let balance = 0;
 *     const account = createAccount({
 *       read: () => world.io('read balance', () => balance),
 *       write: (next) => world.io(`write ${next}`, () => { balance = next; }),
 *     });
 *     await Promise.all([account.deposit(10), account.deposit(20)]);
 *     expect(balance).toBe(30);
 *   });
 * });
 * ```
 */
export type Schedules = (runs: number | SchedulesOptions, body: ScheduleBody) => Promise<SchedulesResult>;

/** @param world - all of it, to be put back before each run */
export function createSchedules(ports: WorldPorts, world: WorldPart): Schedules {
  const { loop } = ports;
  let isExploring = false;

  async function explore(options: SchedulesOptions, body: ScheduleBody): Promise<SchedulesResult> {
    const { runs, seed, withinMs, replay } = readOptions(options);
    const runOnce = createRunner(body, withinMs);
    if (replay !== undefined) {
      const run = { run: 1, seed: replay.seed };
      const ran = await runOnce(run, following(replay.choices));
      if (ran.failure !== undefined) throw failureOf({ run, runs, ran, isFleeting: false });
      return { runs: 1, distinct: 1, isExhausted: false };
    }
    const tree = createChoiceTree();
    const seen = new Set<string>();
    for (let number = 1; number <= runs; number++) {
      const run = { run: number, seed: seed + number };
      const strategy = strategyOf(number, createRandom(run.seed));
      const ran = await runOnce(run, (all) => tree.choose(strategy(all), all.length));
      if (ran.failure !== undefined) throw failureOf({ run, runs, ...(await simplify(run, ran, runOnce)) });
      seen.add(orderOf(ran));
      tree.end();
      if (tree.isExhausted()) return { runs: number, distinct: seen.size, isExhausted: true };
    }
    return { runs, distinct: seen.size, isExhausted: false };
  }

  /** Runs a body again and again, each time from the state in which the world is now. */
  function createRunner(body: ScheduleBody, withinMs: number): RunOnce {
    const [wallMs, checkpoint] = [loop.wallMs(), world.checkpoint()];
    const mayClearTimers = loop.timerCount() === 0;
    let isFirst = true;
    return async (run, choose) => {
      if (!isFirst) {
        if (mayClearTimers) loop.clearTimers();
        world.restore(checkpoint);
        loop.setWall(wallMs);
      }
      isFirst = false;
      return await runBody(ports, { body, run, withinMs, choose });
    };
  }

  return async (options, body) => {
    if (isExploring) throw new Error('world.schedules: one is running already, and cannot run inside another');
    isExploring = true;
    try {
      return await explore(typeof options === 'number' ? { runs: options } : options, body);
    } finally {
      isExploring = false;
    }
  };
}

type Choose = (options: readonly Option[]) => number;

type RunOnce = (run: ScheduleRun, choose: Choose) => Promise<Ran>;

function readOptions({ runs = 50, seed = 1, within = WITHIN, replay }: SchedulesOptions) {
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS) {
    throw new RangeError(`world.schedules: runs must be from 1 to ${MOST_RUNS.toLocaleString('en-US')}, not ${runs}`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`world.schedules: seed must be a whole number from 0, not ${seed}`);
  }
  const schedule = replay === undefined ? undefined : readReplay(replay);
  return {
    runs: schedule === undefined ? runs : 1,
    seed,
    withinMs: durationMs(within, 'world.schedules: within'),
    replay: schedule,
  };
}

/** Chooses as it was chosen before. */
function following(choices: readonly number[]): Choose {
  let place = 0;
  return (all) => {
    const choice = choices[place] ?? 0;
    place += 1;
    return choice < all.length ? choice : 0;
  };
}

/** Looks for a simpler order under which the body fails in the same way. */
async function simplify(
  run: ScheduleRun,
  failed: Ran,
  runOnce: RunOnce,
): Promise<{ readonly ran: Ran; readonly isFleeting: boolean }> {
  const alike = likenessOf(failed);
  const tryAgain = async (choices: readonly number[]): Promise<Ran | undefined> => {
    const ran = await runOnce(run, following(choices));
    return likenessOf(ran) === alike ? ran : undefined;
  };
  if ((await tryAgain(failed.choices)) === undefined) return { ran: failed, isFleeting: true };
  return { ran: await minimise(failed, MOST_SIMPLER, tryAgain), isFleeting: false };
}

/** How a run failed, apart from its figures; undefined where it did not. */
function likenessOf({ failure }: Ran): string | undefined {
  return failure === undefined ? undefined : messageOf(failure.error).replace(/\d+/g, '0');
}

function failureOf(how: {
  readonly run: ScheduleRun;
  readonly runs: number;
  readonly ran: Ran;
  readonly isFleeting: boolean;
}): ScheduleFailure {
  const { run, runs, ran, isFleeting } = how;
  return new ScheduleFailure({
    run: run.run,
    runs,
    replay: writeReplay({ seed: run.seed, choices: ran.choices }),
    events: ran.events,
    isFleeting,
    cause: ran.failure?.error,
  });
}

function orderOf({ events }: Ran): string {
  return events.map(({ exchange, isAnswer }) => (isAnswer ? -exchange : exchange)).join();
}
