import { type CallFilter, CallLog } from '../call-log.isolate.ts';
import type { Call } from '../calls.isolate.ts';
import { type HttpCall, spanOf } from '../services/http-call.isolate.ts';
import { callsOf, httpCallsOf } from './calls-of.ts';
import { judged, type MatcherResult, times } from './result.ts';

export function toHaveCalledAtMost(received: unknown, most: number): MatcherResult {
  const calls = callsOf(received);
  return judged(calls.length <= most, `have called at most ${times(most)}`, `it called ${times(calls.length)}`, calls);
}

export function toHaveCalled(received: unknown, filter: CallFilter, count?: number): MatcherResult {
  const calls = callsOf(received);
  const found = CallLog.fromEntries<Call>(calls).matching(filter);
  const pass = count === undefined ? found.length > 0 : found.length === count;
  const how = `have called ${describeFilter(filter)}${count === undefined ? '' : ` ${times(count)}`}`;
  const actual = found.length === 0 ? 'it never did' : `it did ${times(found.length)}`;
  return judged(pass, how, actual, calls, (index) => (found.includes(calls[index] as Call) ? '←' : undefined));
}

export function toHaveHadAtMostInFlight(received: unknown, most: number): MatcherResult {
  const calls = httpCallsOf(received);
  const counts = calls.map((call) => inFlightAt(call, calls));
  const peak = Math.max(0, ...counts);
  const note = (index: number): string => `${counts[index] as number} open`;
  return judged(peak <= most, `have at most ${most} calls open at once`, `${peak} were`, calls, note);
}

export function toHaveBeenSequential(received: unknown): MatcherResult {
  const calls = httpCallsOf(received);
  const counts = calls.map((call) => inFlightAt(call, calls));
  const wrong = counts.findIndex((count) => count > 1);
  const actual = wrong === -1 ? 'it did' : `call ${wrong + 1} began while another was open`;
  return judged(wrong === -1, 'call one after the other', actual, calls, (index) => `${counts[index] as number} open`);
}

/** How many of the calls are open when one begins, itself included. */
function inFlightAt(call: HttpCall, calls: readonly HttpCall[]): number {
  const { start } = spanOf(call);
  return calls.filter((other) => spanOf(other).start <= start && spanOf(other).end > start).length;
}

function describeFilter(filter: CallFilter): string {
  const parts = Object.entries(filter).map(([name, value]) =>
    name === 'method' || name === 'path' ? String(value) : `${name} ${JSON.stringify(value)}`,
  );
  return parts.length === 0 ? 'anything' : parts.join(' ');
}
