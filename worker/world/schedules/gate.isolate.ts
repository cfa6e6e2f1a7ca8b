import type { Gate } from '../../grader/event-loop.isolate.ts';
import type { Leg } from '../io.isolate.ts';
import type { Option } from './strategies.ts';

/** So many exchanges in one run are one that never ends. */
const MOST_LEGS = 10_000;

/** Something that happened in a run. */
export type Event = {
  readonly at: number;
  readonly exchange: number;
  readonly isAnswer: boolean;
  readonly label: string;
};

type Parked = { readonly leg: Leg; readonly dueAt: number; readonly arrive: () => void };

export type GateOptions = {
  /** Which of several comes next, by its place. */
  readonly choose: (options: readonly Option[]) => number;
  /** The longest that a leg takes, in virtual milliseconds. */
  readonly withinMs: number;
  readonly nowMs: () => number;
};

/** What the body waits for will never come. */
class NeverSettled extends Error {
  override readonly name = 'NeverSettled';
}

/**
 * Holds back all that is exchanged with the world until nothing else can run, and then lets one leg through: so an
 * order of events is a list of choices.
 */
export function createGate({ choose, withinMs, nowMs }: GateOptions) {
  const startedAt = nowMs();
  const events: Event[] = [];
  const parked: Parked[] = [];
  let passing: { readonly timerAt: number; readonly parked: number } | undefined;
  let isEnding = false;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  function letThrough({ leg, arrive }: Parked): void {
    events.push({ at: nowMs() - startedAt, exchange: leg.exchange, isAnswer: leg.isAnswer, label: leg.label });
    arrive();
  }

  const loopGate: Gate = {
    open(timerAt) {
      const first = parked[0];
      if (first === undefined || (passing?.timerAt === timerAt && passing?.parked === parked.length)) return false;
      if (events.length >= MOST_LEGS) {
        // Whatever goes round and round waits from here on.
        fail(
          new Error(`more than ${MOST_LEGS.toLocaleString('en-US')} halves of exchanges in one run: does it ever end?`),
        );
        return false;
      }
      const mayWait = timerAt !== undefined && parked.every(({ dueAt }) => timerAt <= dueAt) && !isEnding;
      const options: Option[] = parked.map(({ leg }) => ({ exchange: leg.exchange }));
      if (mayWait) options.push({ exchange: 0 });
      const place = options.length === 1 || isEnding ? 0 : choose(options);
      passing = undefined;
      const chosen = parked[place];
      if (chosen === undefined) {
        passing = { timerAt: timerAt as number, parked: parked.length };
        return false;
      }
      parked.splice(place, 1);
      letThrough(chosen);
      return true;
    },
    idle() {
      if (isEnding) return false;
      isEnding = true;
      fail(new NeverSettled('the body still waits, but nothing is left to run on either side and no timer is set'));
      return true;
    },
    fail(error) {
      fail(error);
      return !isEnding;
    },
  };

  return {
    loopGate,
    /** Rejects where the body would wait for ever. */
    failed,
    events,
    route: (leg: Leg): Promise<void> =>
      new Promise((arrive) => {
        parked.push({ leg, arrive, dueAt: nowMs() + withinMs });
      }),
    /** From here on all comes in its ordinary order: the body is done. */
    end(): void {
      isEnding = true;
      passing = undefined;
    },
  };
}
