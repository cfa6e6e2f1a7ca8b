import {
  apply,
  construct,
  mapClear,
  mapDelete,
  mapForEach,
  mapGet,
  mapSet,
  mapSize,
  registerIntrinsic,
} from './intrinsics.isolate.ts';

/** Where the virtual clock of every judging begins: 2026-01-05T09:00:00Z, a Monday morning. */
export const EPOCH_MS = Date.UTC(2026, 0, 5, 9);

type Timer = {
  readonly id: number;
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  /** Milliseconds between two runs; undefined for a timer that runs once. */
  readonly intervalMs: number | undefined;
  dueAt: number;
  order: number;
};

/** Times of a virtual clock: `nowMs` since the judging began, `wallMs` as `Date.now()` shows it. */
export type ClockReading = { readonly nowMs: number; readonly wallMs: number };

export type Clock = ReturnType<typeof createClock>;

/** The longest delay a timer may have, in milliseconds; a longer one counts as 1, as in Node. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;
const truncate = Math.trunc;

/** One side's timers on the clock that both sides share. Nothing here passes time: the grader does. */
export function createClock() {
  let reading: ClockReading = { nowMs: 0, wallMs: EPOCH_MS };
  let lastOrder = 0;
  let lastId = 0;
  const timers = new Map<number, Timer>();

  function schedule(
    callback: unknown,
    delayMs: number,
    args: readonly unknown[],
    intervalMs: number | undefined,
  ): Timeout {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function');
    lastId += 1;
    lastOrder += 1;
    mapSet(timers, lastId, {
      id: lastId,
      callback: callback as Timer['callback'],
      args,
      intervalMs,
      dueAt: reading.nowMs + delayMs,
      order: lastOrder,
    });
    return new Timeout(lastId);
  }

  function cancel(timer: unknown): void {
    if (timer instanceof Timeout) mapDelete(timers, timer.id);
    else if (typeof timer === 'number' || typeof timer === 'string') mapDelete(timers, +timer);
  }

  function findFirst(): Timer | undefined {
    let first: Timer | undefined;
    mapForEach(timers, (value) => {
      const timer = value as Timer;
      if (
        first === undefined ||
        timer.dueAt < first.dueAt ||
        (timer.dueAt === first.dueAt && timer.order < first.order)
      ) {
        first = timer;
      }
    });
    return first;
  }

  /** What Node returns: an object that counts as a number where one is wanted. */
  class Timeout {
    readonly id: number;
    constructor(id: number) {
      this.id = id;
    }
    ref(): this {
      return this;
    }
    unref(): this {
      return this;
    }
    hasRef(): boolean {
      return mapGet(timers, this.id) !== undefined;
    }
    refresh(): this {
      const timer = mapGet(timers, this.id);
      if (timer !== undefined) timer.dueAt = reading.nowMs + (timer.intervalMs ?? 1);
      return this;
    }
    close(): this {
      mapDelete(timers, this.id);
      return this;
    }
    [Symbol.toPrimitive](): number {
      return this.id;
    }
    [Symbol.dispose](): void {
      mapDelete(timers, this.id);
    }
  }

  return {
    read: (): ClockReading => reading,
    set(next: ClockReading): void {
      reading = next;
    },
    /** When the first timer is due, in `nowMs`; null where there is none. */
    nextTimerAt: (): number | null => findFirst()?.dueAt ?? null,
    timerCount: (): number => mapSize(timers),
    /** When the last of the timers there are now is due; null where there is none. */
    lastTimerAt(): number | null {
      let last: number | null = null;
      mapForEach(timers, (value) => {
        const { dueAt } = value as Timer;
        if (last === null || dueAt > last) last = dueAt;
      });
      return last;
    },
    /** Runs the first timer if it is due. What it throws goes to the caller. */
    fireFirst(): boolean {
      const timer = findFirst();
      if (timer === undefined || timer.dueAt > reading.nowMs) return false;
      if (timer.intervalMs === undefined) {
        mapDelete(timers, timer.id);
      } else {
        lastOrder += 1;
        timer.dueAt = reading.nowMs + timer.intervalMs;
        timer.order = lastOrder;
      }
      apply(timer.callback, undefined, timer.args);
      return true;
    },
    clear: (): void => mapClear(timers),
    functions: {
      setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) =>
        schedule(callback, delayOf(delay), args, undefined),
      setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) => {
        const intervalMs = delayOf(delay);
        return schedule(callback, intervalMs, args, intervalMs);
      },
      setImmediate: (callback: unknown, ...args: unknown[]) => schedule(callback, 0, args, undefined),
      clearTimeout: cancel,
      clearInterval: cancel,
      clearImmediate: cancel,
    },
  };
}

function delayOf(delay: unknown): number {
  const delayMs = truncate(+(delay as number));
  return delayMs >= 1 && delayMs <= LONGEST_DELAY_MS ? delayMs : 1;
}

/** A `Date` whose present is the virtual clock's. */
export function createDate(wallMs: () => number): DateConstructor {
  const RealDate = Date;
  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(wallMs()).toString();
    const target = new.target === (VirtualDate as unknown) ? RealDate : new.target;
    return construct(RealDate, args.length === 0 ? [wallMs()] : args, target);
  }
  const statics = { now: () => wallMs(), parse: RealDate.parse, UTC: RealDate.UTC };
  for (const [name, value] of Object.entries(statics)) {
    Object.defineProperty(VirtualDate, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(VirtualDate, 'name', { value: 'Date', configurable: true });
  Object.defineProperty(VirtualDate, 'length', { value: 7, configurable: true });
  Object.defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  registerIntrinsic('Date', VirtualDate);
  return VirtualDate as unknown as DateConstructor;
}

/** Random numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
