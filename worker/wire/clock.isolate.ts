import { apply } from './intrinsics.isolate.ts';
import { createTimerQueue } from './timer-queue.isolate.ts';

/** Where the virtual clock of every judging begins: 2026-01-05T09:00:00Z, a Monday morning. */
export const EPOCH_MS = Date.UTC(2026, 0, 5, 9);

/** Times of a virtual clock: `nowMs` since the judging began, `wallMs` as `Date.now()` shows it. */
export type ClockReading = { readonly nowMs: number; readonly wallMs: number };

/** What one side says of its timers: when the first is due and its order, how many there are, when the last is due. */
export type Timers = readonly [firstAt: number | null, firstOrder: number, count: number, lastAt: number | null];

export type Clock = ReturnType<typeof createClock>;

/** The longest delay a timer may have, in milliseconds; a longer one counts as 1, as in Node. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;
/** So often the clock can be read while nothing else happens before it creeps on, a millisecond at each reading. */
const FREE_READINGS = 50_000;
/** More timers than that in between two frames would be out of order. */
const ORDERS_A_FRAME = 2 ** 24;
const truncate = Math.trunc;

/** One side's timers on the clock that both sides share. Nothing here passes time but reading it very often. */
export function createClock() {
  let reading: ClockReading = { nowMs: 0, wallMs: EPOCH_MS };
  let readings = 0;
  let creptMs = 0;
  let frames = 0;
  let lastOrder = 0;
  let lastId = 0;
  const queue = createTimerQueue();

  function nextOrder(): number {
    lastOrder += 1;
    return frames * ORDERS_A_FRAME + lastOrder;
  }

  /** Who waits by reading the clock would wait for ever: nothing else passes while code runs. */
  function creep(): ClockReading {
    readings += 1;
    if (readings > FREE_READINGS) {
      creptMs += 1;
      reading = { nowMs: reading.nowMs + 1, wallMs: reading.wallMs + 1 };
    }
    return reading;
  }

  function schedule(callback: unknown, delayMs: number, args: readonly unknown[], isRepeating: boolean): Timeout {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function');
    lastId += 1;
    queue.put({
      id: lastId,
      callback: callback as (...values: unknown[]) => unknown,
      args,
      delayMs,
      isRepeating,
      dueAt: reading.nowMs + delayMs,
      order: nextOrder(),
    });
    return new Timeout(lastId);
  }

  function cancel(timer: unknown): void {
    if (timer instanceof Timeout) queue.cancel(timer.id);
    else if (typeof timer === 'number' || typeof timer === 'string') queue.cancel(+timer);
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
      return queue.find(this.id) !== undefined;
    }
    refresh(): this {
      const timer = queue.find(this.id);
      if (timer !== undefined) {
        timer.dueAt = reading.nowMs + timer.delayMs;
        timer.order = nextOrder();
        queue.put(timer);
      }
      return this;
    }
    close(): this {
      queue.cancel(this.id);
      return this;
    }
    [Symbol.toPrimitive](): number {
      return this.id;
    }
    [Symbol.dispose](): void {
      queue.cancel(this.id);
    }
  }

  return {
    read: (): ClockReading => reading,
    /** The time as code sees it that asks for it. */
    nowMs: (): number => creep().nowMs,
    wallMs: (): number => creep().wallMs,
    set(next: ClockReading): void {
      reading = next;
      readings = 0;
    },
    /** To be called when code is called from the other side: what has read the clock until now does not wait any more. */
    noteCall(): void {
      readings = 0;
    },
    /** By how much time has crept on here since this was last asked. */
    takeCrept(): number {
      const crept = creptMs;
      creptMs = 0;
      return crept;
    },
    /** Takes note of how much time has crept on over there. */
    advance(ms: number): void {
      reading = { nowMs: reading.nowMs + ms, wallMs: reading.wallMs + ms };
    },
    /** To be called for each frame that a program writes, on both sides: so timers of both have one order. */
    noteFrame(): void {
      frames += 1;
      lastOrder = 0;
    },
    timers: (): Timers => {
      const first = queue.first();
      return [first?.dueAt ?? null, first?.order ?? 0, queue.count(), queue.lastAt()];
    },
    first: (): { readonly dueAt: number; readonly order: number } | undefined => queue.first(),
    /** Runs the first timer if it is due. What it throws goes to the caller. */
    fireFirst(): boolean {
      const timer = queue.first();
      if (timer === undefined || timer.dueAt > reading.nowMs) return false;
      if (timer.isRepeating) {
        timer.dueAt = reading.nowMs + timer.delayMs;
        timer.order = nextOrder();
        queue.put(timer);
      } else {
        queue.cancel(timer.id);
      }
      apply(timer.callback, undefined, timer.args);
      return true;
    },
    clear: (): void => queue.clear(),
    functions: {
      setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) =>
        schedule(callback, delayOf(delay), args, false),
      setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) =>
        schedule(callback, delayOf(delay), args, true),
      setImmediate: (callback: unknown, ...args: unknown[]) => schedule(callback, 0, args, false),
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
