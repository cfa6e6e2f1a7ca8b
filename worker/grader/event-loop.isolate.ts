import type { Clock } from '../wire/clock.isolate.ts';
import { ANSWER, OP } from '../wire/message.ts';
import type { Peer } from '../wire/peer.isolate.ts';

/** Where the loop stands after a step: `idle` when nothing is left that could ever happen by itself. */
export type Step = 'progress' | 'idle';

export type EventLoop = ReturnType<typeof createEventLoop>;

/**
 * The one event loop of a judging, over both processes. Time passes only when neither side has anything to do: then it
 * jumps to the next timer. A back-off of an hour costs nothing, and a promise that nobody will settle is seen at once.
 */
export function createEventLoop(clock: Clock, onUncaught: (error: unknown) => void) {
  let peer: Peer | undefined;
  let programTimerAt: number | null = null;
  let programTimerCount = 0;
  let programLastTimerAt: number | null = null;
  let isManual = false;
  /** Whether the program was made to run something whose microtasks are still to come. */
  let owesTurn = false;
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
    const { askOther, applySettlements, takeSettlements, decodeValue } = requirePeer();
    const { nowMs, wallMs } = clock.read();
    const [, settlements, nextTimerAt, uncaught] = askOther([op, nowMs, wallMs, takeSettlements()]);
    applySettlements(settlements);
    programTimerAt = readTimerAt(nextTimerAt);
    if (uncaught !== undefined) onUncaught(decodeValue(uncaught));
  }

  /** Tells the program the time without letting it run; learns of timers set meanwhile. */
  function syncClock(op: typeof OP.setClock | typeof OP.fireNow = OP.setClock, clear = false): void {
    const { nowMs, wallMs } = clock.read();
    const answer = requirePeer().askOther([op, nowMs, wallMs, clear]);
    if (answer[0] !== ANSWER.value) throw requirePeer().decodeValue(answer[1]);
    const timers = answer[1];
    if (!Array.isArray(timers)) throw new TypeError('the program does not say what timers it has');
    programTimerAt = readTimerAt(timers[0]);
    programTimerCount = readTimerAt(timers[1]) ?? 0;
    programLastTimerAt = readTimerAt(timers[2]);
  }

  function fireOwn(): void {
    try {
      clock.fireFirst();
    } catch (error) {
      onUncaught(error);
    }
  }

  /** The next timer of either side; the program's first where both are due at once. */
  function nextTimer(): { readonly at: number; readonly isProgram: boolean } | undefined {
    const own = clock.nextTimerAt();
    if (programTimerAt !== null && (own === null || programTimerAt <= own)) {
      return { at: programTimerAt, isProgram: true };
    }
    return own === null ? undefined : { at: own, isProgram: false };
  }

  return {
    connect(next: Peer): void {
      peer = next;
    },

    /** One step. The host runs the microtasks of this side after it. */
    step(): Step {
      if (requirePeer().takeDirty() || owesTurn) {
        owesTurn = false;
        turn(OP.turn);
        return 'progress';
      }
      const resume = waitingForTurn.shift();
      if (resume !== undefined) {
        resume();
        return 'progress';
      }
      const next = isManual ? undefined : nextTimer();
      if (next === undefined) return 'idle';
      setNow(Math.max(next.at, clock.read().nowMs));
      if (next.isProgram) {
        turn(OP.fire);
      } else {
        syncClock();
        fireOwn();
      }
      return 'progress';
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
      const last = Math.max(clock.lastTimerAt() ?? -1, programLastTimerAt ?? -1);
      return last < 0 ? undefined : last;
    },

    timerCount(): number {
      syncClock();
      return clock.timerCount() + programTimerCount;
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

function readTimerAt(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
