import type { WorldPorts } from '../part.ts';
import { createGate, type Event } from './gate.isolate.ts';
import type { ScheduleBody, ScheduleRun } from './schedules.isolate.ts';
import type { Option } from './strategies.ts';

/** So many choices of a run are chosen; what comes after them comes in its ordinary order. */
const MOST_CHOICES = 2_000;

/** What became of one run of a body. */
export type Ran = {
  readonly choices: readonly number[];
  readonly events: readonly Event[];
  readonly failure: { readonly error: unknown } | undefined;
};

export type RunBodyOptions = {
  readonly body: ScheduleBody;
  readonly run: ScheduleRun;
  readonly withinMs: number;
  /** Which of several comes next, by its place. */
  readonly choose: (options: readonly Option[]) => number;
};

/** Runs a body once, with what is exchanged with the world in an order that is chosen. */
export async function runBody(
  { io, loop, nowMs, problems, throwSwallowed }: WorldPorts,
  { body, run, withinMs, choose }: RunBodyOptions,
): Promise<Ran> {
  const choices: number[] = [];
  const gate = createGate({
    withinMs,
    nowMs,
    choose(options) {
      const choice = choices.length < MOST_CHOICES ? choose(options) : 0;
      choices.push(choice);
      return choice;
    },
  });
  let failure: Ran['failure'];
  const throwProblem = (): void => {
    const [problem] = problems.read();
    if (problem !== undefined) throw problem;
  };
  loop.setGate(gate.loopGate);
  io.travelBy(gate.route);
  try {
    for (const step of [() => Promise.race([body(run), gate.failed]), throwSwallowed, throwProblem]) {
      try {
        await step();
      } catch (error) {
        failure ??= { error };
      }
    }
    const events = [...gate.events];
    gate.end();
    // What the body has not waited for comes to its end before the next begins.
    await loop.settle();
    return { choices, events, failure };
  } finally {
    io.travelBy(undefined);
    loop.setGate(undefined);
  }
}
