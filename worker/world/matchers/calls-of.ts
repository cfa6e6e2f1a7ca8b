import type { Call } from '../calls.isolate.ts';
import { type HttpCall, isHttpCall } from '../services/http-call.isolate.ts';

/**
 * The calls that a matcher is asked about: of a log, of a service, or of the whole world.
 *
 * @throws TypeError where there are none to find
 */
export function callsOf(received: unknown): readonly Call[] {
  const calls = isIterable(received) ? received : (received as { calls?: unknown } | null | undefined)?.calls;
  if (isIterable(calls) && typeof calls !== 'string') {
    const list = [...calls];
    if (list.every(isCall)) return list;
  }
  throw new TypeError('there are no calls to look at: give expect() world.calls, a service, or part of the log');
}

export function httpCallsOf(received: unknown): readonly HttpCall[] {
  return callsOf(received).filter(isHttpCall);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function isCall(value: unknown): value is Call {
  return typeof (value as Call | undefined)?.kind === 'string' && typeof (value as Call).at === 'number';
}
