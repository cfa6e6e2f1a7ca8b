import type { CalledUrl } from './called-url.ts';
import type { ReadFault } from './fault.ts';
import { type FaultScript, faultAt } from './fault-script.ts';
import { type Handlers, NO_HANDLERS } from './handle.isolate.ts';
import type { Incoming } from './incoming.isolate.ts';
import type { MatchPath } from './path-pattern.isolate.ts';
import type { RateLimit } from './rate-limit.ts';
import type { CheckCall } from './sent-call.ts';

/** A fault script at work on the calls that it is for. */
export type RunningScript = {
  readonly script: FaultScript;
  readonly method: string | undefined;
  readonly match: MatchPath;
  /** How many calls it has taken. */
  readonly position: number;
};

/** All of a service that a test may change; replaced, never changed, so that it can be put back. */
export type ServiceState = {
  readonly handlers: Handlers;
  /** The newest first. */
  readonly scripts: readonly RunningScript[];
  readonly rate: RateLimit | undefined;
  readonly latencyOf: ((incoming: Incoming) => number) | undefined;
  readonly down: ReadFault | undefined;
  readonly check: CheckCall | undefined;
};

export const FRESH: ServiceState = {
  handlers: NO_HANDLERS,
  scripts: [],
  rate: undefined,
  latencyOf: undefined,
  down: undefined,
  check: undefined,
};

/** The fault for a call, from the newest script that is for such calls and not used up; and the state after it. */
export function takeFault(
  state: ServiceState,
  method: string,
  url: CalledUrl,
): { readonly state: ServiceState; readonly fault: ReadFault | undefined } {
  for (const [index, running] of state.scripts.entries()) {
    if (running.method !== undefined && running.method !== method) continue;
    if (running.match(url) === undefined) continue;
    const fault = faultAt(running.script, running.position);
    if (fault === undefined) continue;
    const moved = { ...running, position: running.position + 1 };
    return { fault, state: { ...state, scripts: state.scripts.with(index, moved) } };
  }
  return { state, fault: undefined };
}
