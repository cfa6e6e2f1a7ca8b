import { createCalls } from './calls.isolate.ts';
import { createGrowth } from './growth/growth.isolate.ts';
import { growthMatchers } from './growth/growth-matchers.isolate.ts';
import { createIo } from './io.isolate.ts';
import type { WorldPart, WorldPorts } from './part.ts';
import { createSchedules } from './schedules/schedules.isolate.ts';
import { createClockPart } from './time/clock.isolate.ts';

export type World = WorldPart & {
  /** What a suite imports from `minicase/world`. */
  readonly exports: object;
  /** What its `expect` can do beside what it always can. */
  readonly matchers: object;
};

/** The outside world of one suite: what the program reaches beyond itself, as the suite scripts it. */
export function createWorld(given: Omit<WorldPorts, 'calls' | 'io'>): World {
  const calls = createCalls(given.nowMs);
  const ports: WorldPorts = { ...given, calls, io: createIo() };
  const time = createClockPart(ports);
  const parts: readonly WorldPart[] = [calls, time];
  const whole: WorldPart = {
    checkpoint: () => parts.map((part) => part.checkpoint()),
    restore(checkpoint) {
      for (const [index, part] of parts.entries()) part.restore((checkpoint as readonly unknown[])[index]);
    },
  };
  const world = {
    get calls() {
      return calls.read();
    },
    now: ports.nowMs,
    clock: time.clock,
    schedules: createSchedules(ports, whole),
    /** An exchange with something that the suite itself stands for, such as a store that it passes to the program. */
    io: <Answer>(name: string, effect: () => Answer | Promise<Answer>) => ports.io.perform(name, effect),
  };
  return { exports: { world, growth: createGrowth(ports) }, matchers: growthMatchers, ...whole };
}
