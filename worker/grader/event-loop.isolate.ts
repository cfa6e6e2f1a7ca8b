import type { Clock, Timers } from '../wire/clock.isolate.ts';
import { ANSWER, OP } from '../wire/message.ts';
import type { Peer } from '../wire/peer.isolate.ts';

/** Where the loop stands after a step: `idle` when nothing is left that could ever happen by itself. */
export type Step = 'progress' | 'idle';

/** Decides what may happen once neither side has anything to do at this time. */
export type Gate = {
  /**
   * Lets something happen before time passes; false where it has nothing to let.
   *
   * @param timerAt - when the next timer is due; undefined where there is none, or the clock stands
   */
  readonly open: (timerAt: number | undefined) => boolean;
  /** Nothing will ever happen by itself. @returns whether that was news to anybody */
  readonly idle: () => boolean;
  /** Takes what a timer, or a promise that nobody awaits, has failed with; false where nobody wants it. */
  readonly fail: (error: unknown) => boolean;
};

export type EventLoop = ReturnType<typeof createEventLoop>;

/**
 * The one event loop of a judging, over both processes. Time passes only when neither side has anything to do: then it
 * jumps to the next timer. A back-off of an hour costs nothing, and a promise that nobody will settle is seen at once.
 */
export function createEventLoop(clock: Clock, onUncaught: (error: unknown) => void) {
  let peer: Peer | undefined;
  let programTimers: Timers = [null, 0, 0, null];
  let isManual = false;
  let gate: Gate | undefined;
  /** Whether the program was made to run something whose microtasks are still to come. */
  let owesTurn = false;
  let unblock: () => boolean = () => false;
  const waitingForTurn: (() => void)[] = [];

  function requirePeer(): Peer {
    if (peer === undefined) throw new Error('the event loop has no program');
    return peer;
  }

  function setNow(nowMs: number): void {
    const { nowMs: before, wallMs } = clock.read();
    clock.set({ nowMs, wallMs: wallMs + (nowMs - before) });
  }

  /** Lets the program settle promises, run its microtasks, and with `fire` its first timer. */
  function turn(op: typeof OP.turn | typeof OP.fire): void {
    const connected = requirePeer();
    releaseUnused(connected);
    const { nowMs, wallMs } = clock.read();
    const message = [op, nowMs, wallMs, connected.takeSettlements(), connected.takeChanges()] as const;
    const [, settlements, timers, creptMs, changes, unused, uncaught] = connected.askHost(message);
    clock.advance(readTime(creptMs) ?? 0);
    connected.applySettlements(settlements);
    connected.applyChanges(changes);
    connected.release(unused);
    programTimers = readTimers(timers);
    if (uncaught !== undefined) fail(connected.decodeValue(uncaught));
  }

  function releaseUnused(connected: Peer): void {
    const unused = connected.takeUnused();
    if (unused.length > 0) connected.askHost([OP.release, ...unused]);
  }

  /** Tells the program the time without letting it run; learns of timers set meanwhile. */
  function syncClock(op: typeof OP.setClock | typeof OP.fireNow = OP.setClock, clear = false): void {
    const { nowMs, wallMs } = clock.read();
    const answer = requirePeer().askOther([op, nowMs, wallMs, clear]);
    if (answer[0] === ANSWER.thrown) throw requirePeer().decodeValue(answer[1]);
    programTimers = readTimers(answer[1]);
  }

  function fireOwn(): void {
    try {
      clock.fireFirst();
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    if (gate?.fail(error) !== true) onUncaught(error);
  }

  /** The next timer of either side: of those that are due at once, the one that was set first. */
  function nextTimer(): { readonly at: number; readonly isProgram: boolean } | undefined {
    const own = clock.first();
    const [at, order] = programTimers;
    if (at !== null && (own === undefined || at < own.dueAt || (at === own.dueAt && order < own.order))) {
      return { at, isProgram: true };
    }
    return own === undefined ? undefined : { at: own.dueAt, isProgram: false };
  }

  function runOwed(): boolean {
    if (!requirePeer().takeDirty() && !owesTurn) return false;
    owesTurn = false;
    turn(OP.turn);
    return true;
  }

  return {
    connect(next: Peer): void {
      peer = next;
    },

    /** One step. The host runs the microtasks of this side after it. */
    step(): Step {
      if (runOwed()) return 'progress';
      const next = isManual ? undefined : nextTimer();
      if (gate?.open(next?.at) === true) return 'progress';
      const resume = waitingForTurn.shift();
      if (resume !== undefined) {
        resume();
        return 'progress';
      }
      if (next === undefined && !isManual && unblock()) return 'progress';
      if (next === undefined) return gate?.idle() === true ? 'progress' : 'idle';
      setNow(Math.max(next.at, clock.read().nowMs));
      if (next.isProgram) {
        turn(OP.fire);
      } else {
        syncClock();
        fireOwn();
      }
      return 'progress';
    },

    /** What to do when nothing is left that could happen by itself. @param next - whether it has done something */
    onStuck(next: () => boolean): void {
      unblock = next;
    },
    /** Lets the program do what it has to do at this time; false where that is nothing. */
    runOwed,

    /** From here on nothing happens, and no time passes, but by a gate's leave. */
    setGate(next: Gate | undefined): void {
      gate = next;
    },

    /** With manual time nothing fires by itself: the suite has taken the clock. */
    setManual(manual: boolean): void {
      isManual = manual;
    },
    isManual: (): boolean => isManual,

    /** Resolves when both sides have done all that they can do at this time. */
    settle: (): Promise<void> =>
      new Promise((resolve) => {
        waitingForTurn.push(resolve);
      }),

    /** The time as `Date` shows it. */
    wallMs: (): number => clock.read().wallMs,

    setWall(wallMs: number): void {
      clock.set({ nowMs: clock.read().nowMs, wallMs });
      syncClock();
    },

    /** When the next timer of either side is due; undefined where there is none. */
    nextTimerAt(): number | undefined {
      syncClock();
      return nextTimer()?.at;
    },

    /** When the last of the timers that there are now is due; undefined where there is none. */
    lastTimerAt(): number | undefined {
      syncClock();
      const last = Math.max(clock.timers()[3] ?? -1, programTimers[3] ?? -1);
      return last < 0 ? undefined : last;
    },

    timerCount(): number {
      syncClock();
      return clock.timers()[2] + programTimers[2];
    },

    clearTimers(): void {
      clock.clear();
      syncClock(OP.setClock, true);
    },

    /** Runs the next timer of either side at once, at the time it is due. */
    fireNext(): void {
      const next = nextTimer();
      if (next === undefined) return;
      setNow(Math.max(next.at, clock.read().nowMs));
      if (next.isProgram) {
        owesTurn = true;
        syncClock(OP.fireNow);
      } else {
        syncClock();
        clock.fireFirst();
      }
    },

    moveTo(nowMs: number): void {
      setNow(nowMs);
      syncClock();
    },
  };
}

/** What a program says of its timers is not to be relied on, but that they are numbers. */
function readTimers(value: unknown): Timers {
  if (!Array.isArray(value)) throw new TypeError('the program does not say what timers it has');
  return [readTime(value[0]), readTime(value[1]) ?? 0, readTime(value[2]) ?? 0, readTime(value[3])];
}

function readTime(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
