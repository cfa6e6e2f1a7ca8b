import { setImmediate } from 'node:timers/promises';

/** For so long a piece of long work may keep everybody else waiting. */
const TURN_MS = 20;

/** To be awaited between small pieces of long work: when its turn is over, the others have theirs. */
export type TakeTurns = () => Promise<void> | undefined;

export function takingTurns(): TakeTurns {
  let began = performance.now();
  return () => {
    if (performance.now() - began < TURN_MS) return undefined;
    return setImmediate().then(() => {
      began = performance.now();
    });
  };
}
