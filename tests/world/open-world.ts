import { afterEach, beforeEach, vi } from 'vitest';
import type { EventLoop } from '../../worker/grader/event-loop.isolate.ts';
import type { Peer } from '../../worker/wire/peer.isolate.ts';
import { createWorld, type World, type WorldExports } from '../../worker/world/world.isolate.ts';

export type OpenWorld = WorldExports & {
  /** What the program's `fetch` does. */
  readonly fetch: (url: string, init?: RequestInit, aborted?: unknown) => Promise<Response>;
  readonly provided: ReadonlyMap<string, unknown>;
  readonly scope: World;
  readonly problems: () => readonly string[];
};

/** A world without a grader around it, on vitest's fake clock: for what needs no program. */
export function openWorld(): OpenWorld {
  const began = Date.now();
  const provided = new Map<string, unknown>();
  const scope = createWorld({
    nowMs: () => Date.now() - began,
    loop: { wallMs: () => Date.now(), onStuck: () => undefined } as unknown as EventLoop,
    timeZone: { read: () => 'UTC', set: () => undefined },
    peer: undefined as unknown as Peer,
    throwSwallowed: () => undefined,
    programCpuNs: () => undefined,
    entry: () => ({}),
    model: undefined,
    breakSuite: () => undefined,
    provide: (name, value) => void provided.set(name, value),
  });
  const dispatch = provided.get('fetch') as (request: unknown, aborted?: unknown) => Promise<Response>;
  return {
    ...(scope.exports as WorldExports),
    scope,
    provided,
    fetch: (url, init, aborted) => dispatch(new Request(url, init), aborted),
    problems: () => scope.problems().map(({ message }) => message),
  };
}

/** Time passes only as fast as the test wants: what waits is waited for with `passing`. */
export function useVirtualTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 5, 9) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Runs all timers until the promise settles, as the grader's event loop would. */
export async function passing<Value>(promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  const settled = promise.finally(() => {
    isSettled = true;
  });
  settled.catch(() => undefined);
  for (let turn = 0; !isSettled && turn < 1_000; turn++) await vi.advanceTimersToNextTimerAsync();
  if (!isSettled) throw new Error('never settled');
  return await settled;
}
