import type { Behaviour, CaseBehaviour } from '../../src/domain/behaviour.ts';
import { BEHAVIOUR_LIMITS } from '../../src/domain/behaviour-limits.ts';

/** Collects what was seen in the tests of one judging, as far as it is kept. */
export function collectBehaviour() {
  const kept: CaseBehaviour[] = [];
  let callsLeft: number = BEHAVIOUR_LIMITS.callsInAll;

  return {
    note(seen: CaseBehaviour): void {
      if (kept.length >= BEHAVIOUR_LIMITS.cases) return;
      const calls = seen.calls.slice(0, callsLeft);
      callsLeft -= calls.length;
      kept.push({ ...seen, calls });
    },
    read: (): Behaviour => kept,
  };
}
