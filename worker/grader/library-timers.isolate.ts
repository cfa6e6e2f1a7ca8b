import { createClock } from '../wire/clock.isolate.ts';

/**
 * The test library's own timers, apart from those of spec and program: a spec counts its timers, and may run them all.
 * Takes the place of `@vitest/utils/timers` in the bundle. They fire only when nothing else can ever happen.
 */

const clock = createClock();

export function getSafeTimers(): object {
  const { queueMicrotask, process } = globalThis;
  return { ...clock.functions, queueMicrotask, nextTick: process.nextTick };
}

/** Runs the first of them; false where there is none. */
export function fireLibraryTimer(): boolean {
  const first = clock.first();
  if (first === undefined) return false;
  const { nowMs, wallMs } = clock.read();
  const ms = Math.max(0, first.dueAt - nowMs);
  clock.set({ nowMs: nowMs + ms, wallMs: wallMs + ms });
  return clock.fireFirst();
}
