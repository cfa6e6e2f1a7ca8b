import { findTimeZone, refuseTimeZone } from '../../../src/domain/time-zone.ts';
import { type Duration, durationMs } from '../duration.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { type Moment, nextMomentMs } from './moment.ts';

/** More rounds of timers than that in one `runAll` is an endless loop. */
const MOST_ROUNDS = 2_000;
/** The longest delay that a timer may have. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

const { setTimeout, setImmediate, clearTimeout } = globalThis;

type Timer = ReturnType<typeof setTimeout>;

/** What a suite has done to the clock. */
type ClockState = {
  readonly wallOffsetMs: number;
  readonly timeZone: string;
  readonly isFrozen: boolean;
  readonly booked: readonly Booking[];
};

/** What is to be done at a moment that is still to come. */
type Booking = { timer: Timer | undefined };

/**
 * The clock that a suite shares with the program. It is virtual: by itself it stands still while anything runs, and
 * jumps to the next timer when nobody has anything to do.
 */
export type WorldClock = {
  /**
   * Lets time pass: whatever is due on the way runs in order, on both sides, each at its own time.
   *
   * @example
   * ```ts
   * // program:
   * export const remindIn = (ms: number, remind: () => void) => void setTimeout(remind, ms);
   * ```
   * ```ts
   * import { expect, it, vi } from 'vitest';
   * import { world } from 'minicase/world';
   * import { remindIn } from '../starter/index.ts';
   *
   * it('reminds after an hour, not before', async () => {
   *   const remind = vi.fn();
   *   remindIn(3_600_000, remind);
   *   await world.clock.advance('59m');
   *   expect(remind).not.toHaveBeenCalled();
   *   await world.clock.advance('1m');
   *   expect(remind).toHaveBeenCalledOnce();
   * });
   * ```
   */
  advance(duration: Duration): Promise<void>;

  /**
   * Lets time pass until no timer is left on either side.
   *
   * @throws Error where there always is one, as with an interval that is never cleared
   * @example
   * ```ts
   * // program:
   * export async function backOff(attempt: (at: number) => void) {
   *   for (const delay of [1, 2, 4]) { attempt(Date.now()); await new Promise((resolve) => setTimeout(resolve, delay * 1_000)); }
   * }
   * ```
   * ```ts
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { backOff } from '../starter/index.ts';
   *
   * it('tries three times', async () => {
   *   const attempts: number[] = [];
   *   void backOff((at) => void attempts.push(at));
   *   await world.clock.runAll();
   *   expect(attempts).toHaveLength(3);
   * });
   * ```
   */
  runAll(): Promise<void>;

  /**
   * Lets time pass to the next timer, and runs all that is due then.
   *
   * @returns how far the clock has moved, in milliseconds; undefined where there is no timer
   */
  next(): Promise<number | undefined>;

  /** Virtual milliseconds since the judging began. They only ever grow, whatever the time of day is set to. */
  now(): number;

  /** The time of day, as `Date` shows it to the suite and to the program. */
  date(): Date;

  /**
   * Sets the time of day, as an administrator or a time server would: forwards or backwards, with no timer moved.
   *
   * @example
   * ```ts
   * // program:
   * export const age = (born: string) => Math.floor((Date.now() - Date.parse(born)) / (365.25 * 86_400_000));
   * ```
   * ```ts
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { age } from '../starter/index.ts';
   *
   * it('knows what day it is', () => {
   *   world.clock.set('2026-03-29T01:30:00+01:00');
   *   expect(age('1990-01-01')).toBe(36);
   * });
   * ```
   */
  set(moment: string | number | Date): void;

  /**
   * Makes a zone local to program and suite: for `new Date(2026, 2, 29)`, `getHours()`, `Date.parse` of texts without a
   * zone, `toLocaleString`, `Intl` and `Temporal`, for `set` and `at` as well. It is UTC, or the `timeZone` of
   * `challenge.json`. A database's time zone is its own.
   *
   * @param name - in the IANA database: `'Europe/Amsterdam'`
   * @example
   * ```ts
   * // program:
   * export function isOpen(): boolean {
   *   const now = new Date();
   *   return now.getDay() % 6 !== 0 && now.getHours() >= 9 && now.getHours() < 17;
   * }
   * ```
   * ```ts
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { isOpen } from '../starter/index.ts';
   *
   * it.each([['Europe/Amsterdam', true], ['America/New_York', false]])('in %s: open is %s', (zone, expected) => {
   *   world.clock.timeZone(zone);
   *   world.clock.set('2026-03-02T08:30:00Z');
   *   expect(isOpen()).toBe(expected);
   * });
   * ```
   */
  timeZone(name: string): void;

  /** Stops the clock: from here on nothing that waits for a time goes on, until `advance`, `next` or `resume`. */
  freeze(): void;

  /** Lets a frozen clock go on by itself. */
  resume(): void;

  /**
   * Calls a function once when the clock next shows a time: `'03:00'` or `'03:00:30'`, or a full date. It goes by
   * the local time: see `timeZone`.
   *
   * @returns how to call it off
   * @example
   * ```ts
   * // program:
   * let isOpen = true;
   * export const close = () => { isOpen = false; };
   * export const order = () => (isOpen ? 'taken' : 'refused');
   * ```
   * ```ts
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { close, order } from '../starter/index.ts';
   *
   * it('takes no order after it has closed', async () => {
   *   world.clock.at('18:00', close);
   *   await world.clock.advance('8h');
   *   expect(order()).toBe('taken');
   *   await world.clock.advance('1h');
   *   expect(order()).toBe('refused');
   * });
   * ```
   */
  at(moment: Moment, run: () => unknown): () => void;
};

/** The clock of one suite. What a test does to it, but for the time that has passed, is undone after the test. */
export function createClockPart({ loop, nowMs, timeZone }: WorldPorts): { readonly clock: WorldClock } & WorldPart {
  const state = { isFrozen: false, booked: new Set<Booking>() };

  async function sleep(ms: number): Promise<void> {
    for (let left = ms; left >= 1; left -= LONGEST_SLEEP_MS) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, LONGEST_SLEEP_MS)));
    }
  }

  /** Whether anything is due that has not run; on its own the clock would come to it next. */
  async function isSomethingDue(atMs: number): Promise<boolean> {
    await loop.settle();
    const next = loop.nextTimerAt();
    return next !== undefined && next <= atMs;
  }

  /** The clock goes by itself: to wait is to let it. */
  async function sleepTo(targetMs: number): Promise<void> {
    await sleep(targetMs - nowMs());
    while (await isSomethingDue(nowMs())) await new Promise((resolve) => setImmediate(resolve));
  }

  /** The clock stands: every timer is run by hand. */
  async function stepTo(targetMs: number): Promise<void> {
    while (await isSomethingDue(targetMs)) loop.fireNext();
    loop.moveTo(targetMs);
    await loop.settle();
  }

  async function moveTo(targetMs: number): Promise<void> {
    await (loop.isManual() ? stepTo(targetMs) : sleepTo(targetMs));
  }

  async function next(): Promise<number | undefined> {
    await loop.settle();
    const before = nowMs();
    const dueAt = loop.nextTimerAt();
    if (dueAt === undefined) return undefined;
    await moveTo(Math.max(dueAt, before));
    return nowMs() - before;
  }

  function freeze(isFrozen: boolean): void {
    state.isFrozen = isFrozen;
    loop.setManual(isFrozen);
  }

  function book(dueMs: number, run: () => unknown): Booking {
    const booking: Booking = { timer: undefined };
    state.booked.add(booking);
    const wait = (): void => {
      const leftMs = dueMs - nowMs();
      booking.timer = setTimeout(leftMs > LONGEST_SLEEP_MS ? wait : go, Math.min(leftMs, LONGEST_SLEEP_MS));
    };
    const go = (): void => {
      state.booked.delete(booking);
      run();
    };
    wait();
    return booking;
  }

  function callOff(booking: Booking): void {
    clearTimeout(booking.timer);
    state.booked.delete(booking);
  }

  const clock: WorldClock = {
    async advance(duration) {
      const ms = durationMs(duration, 'world.clock.advance');
      await loop.settle();
      await moveTo(nowMs() + ms);
    },
    async runAll() {
      for (let round = 0; (await next()) !== undefined; round++) {
        if (round < MOST_ROUNDS) continue;
        throw new Error(
          `world.clock.runAll() has run timers ${MOST_ROUNDS.toLocaleString('en-US')} times and there still are some: ` +
            "an interval that nobody clears? Say how long: world.clock.advance('1h')",
        );
      }
    },
    next,
    now: nowMs,
    date: () => new Date(loop.wallMs()),
    set: (moment) => loop.setWall(readMoment(moment)),
    timeZone(name) {
      const zone = findTimeZone(name);
      if (zone === undefined) throw new RangeError(`world.clock.timeZone: ${refuseTimeZone(name)}`);
      timeZone.set(zone);
    },
    freeze: () => freeze(true),
    resume: () => freeze(false),
    at(moment, run) {
      const booking = book(nowMs() + nextMomentMs(moment, loop.wallMs()) - loop.wallMs(), run);
      return () => callOff(booking);
    },
  };

  return {
    clock,
    checkpoint: (): ClockState => ({
      wallOffsetMs: loop.wallMs() - nowMs(),
      timeZone: timeZone.read(),
      isFrozen: state.isFrozen,
      booked: [...state.booked],
    }),
    restore(checkpoint) {
      const { wallOffsetMs, timeZone: zone, isFrozen, booked } = checkpoint as ClockState;
      if (timeZone.read() !== zone) timeZone.set(zone);
      if (state.isFrozen !== isFrozen) freeze(isFrozen);
      for (const booking of state.booked) if (!booked.includes(booking)) callOff(booking);
      const wallMs = nowMs() + wallOffsetMs;
      if (wallMs !== loop.wallMs()) loop.setWall(wallMs);
    },
  };
}

/** @throws TypeError where it is no date */
function readMoment(moment: string | number | Date): number {
  const ms = new Date(moment).getTime();
  if (Number.isNaN(ms)) {
    throw new TypeError(`world.clock.set: '${String(moment)}' is no date, such as '2026-03-29T01:30:00+01:00'`);
  }
  return ms;
}
