import type { Clock } from '../wire/clock.isolate.ts';
import type { EventLoop } from './event-loop.isolate.ts';

/** A run-away guard, as in other fake clocks: this many timers in one `runAll…` is an endless loop. */
const RUN_ALL_LIMIT = 10_000;

/**
 * `vi.useFakeTimers()` and its family, over the clock that grader and program share. Time is virtual anyway: faking it
 * only means that it stands still until the spec moves it.
 */
export function createFakeTimers(clock: Clock, loop: EventLoop) {
  let realWallOffsetMs: number | undefined;

  function requireFake(): void {
    if (!loop.isManual()) {
      throw new Error(
        'A function to advance timers was called but the timers APIs are not mocked: call `vi.useFakeTimers()` first.',
      );
    }
  }

  function advanceTo(targetMs: number): void {
    for (;;) {
      const next = loop.nextTimerAt();
      if (next === undefined || next > targetMs) break;
      loop.fireNext();
    }
    loop.moveTo(targetMs);
  }

  async function advanceToAsync(targetMs: number): Promise<void> {
    await loop.settle();
    for (;;) {
      const next = loop.nextTimerAt();
      if (next === undefined || next > targetMs) break;
      loop.fireNext();
      await loop.settle();
    }
    loop.moveTo(targetMs);
    await loop.settle();
  }

  function lastTimerAt(): number {
    return Math.max(clock.read().nowMs, loop.lastTimerAt() ?? 0);
  }

  const timers = {
    useFakeTimers(options?: { readonly now?: number | Date }): unknown {
      realWallOffsetMs ??= clock.read().wallMs - clock.read().nowMs;
      loop.setManual(true);
      if (options?.now !== undefined) loop.setWall(Number(options.now));
      return timers;
    },
    useRealTimers(): unknown {
      loop.setManual(false);
      if (realWallOffsetMs !== undefined) loop.setWall(clock.read().nowMs + realWallOffsetMs);
      realWallOffsetMs = undefined;
      return timers;
    },
    isFakeTimers: (): boolean => loop.isManual(),
    setSystemTime(time: number | string | Date = clock.read().wallMs): unknown {
      realWallOffsetMs ??= clock.read().wallMs - clock.read().nowMs;
      loop.setWall(typeof time === 'number' ? time : new Date(time).getTime());
      return timers;
    },
    getMockedSystemTime: (): Date | null => (loop.isManual() ? new Date(clock.read().wallMs) : null),
    getRealSystemTime: (): number =>
      clock.read().nowMs + (realWallOffsetMs ?? clock.read().wallMs - clock.read().nowMs),
    getTimerCount: (): number => loop.timerCount(),
    advanceTimersByTime(ms: number): unknown {
      requireFake();
      advanceTo(clock.read().nowMs + ms);
      return timers;
    },
    async advanceTimersByTimeAsync(ms: number): Promise<unknown> {
      requireFake();
      await advanceToAsync(clock.read().nowMs + ms);
      return timers;
    },
    advanceTimersToNextTimer(steps = 1): unknown {
      requireFake();
      for (let step = 0; step < steps && loop.nextTimerAt() !== undefined; step++) loop.fireNext();
      return timers;
    },
    async advanceTimersToNextTimerAsync(steps = 1): Promise<unknown> {
      requireFake();
      for (let step = 0; step < steps; step++) {
        await loop.settle();
        if (loop.nextTimerAt() === undefined) break;
        loop.fireNext();
      }
      await loop.settle();
      return timers;
    },
    runAllTimers(): unknown {
      requireFake();
      for (let fired = 0; loop.nextTimerAt() !== undefined; fired++) {
        if (fired >= RUN_ALL_LIMIT)
          throw new Error(`Aborting after running ${RUN_ALL_LIMIT} timers, assuming an infinite loop!`);
        loop.fireNext();
      }
      return timers;
    },
    async runAllTimersAsync(): Promise<unknown> {
      requireFake();
      await loop.settle();
      for (let fired = 0; loop.nextTimerAt() !== undefined; fired++) {
        if (fired >= RUN_ALL_LIMIT)
          throw new Error(`Aborting after running ${RUN_ALL_LIMIT} timers, assuming an infinite loop!`);
        loop.fireNext();
        await loop.settle();
      }
      return timers;
    },
    runOnlyPendingTimers(): unknown {
      requireFake();
      advanceTo(lastTimerAt());
      return timers;
    },
    async runOnlyPendingTimersAsync(): Promise<unknown> {
      requireFake();
      await loop.settle();
      await advanceToAsync(lastTimerAt());
      return timers;
    },
    runAllTicks: (): unknown => timers,
    clearAllTimers(): unknown {
      loop.clearTimers();
      return timers;
    },
  };
  return timers;
}
