import { type Duration, durationMs, formatMs } from '../duration.ts';
import type { HttpCall } from '../services/http-call.isolate.ts';
import { httpCallsOf } from './calls-of.ts';
import { judged, type MatcherResult } from './result.ts';

export type BackOff = {
  /** Each pause is at least so many times the one before. */
  readonly factor?: number;
  /** The first pause is at least so long; then the others are counted from it, not from what was measured. */
  readonly from?: Duration;
  /** No pause has to be longer than that. */
  readonly max?: Duration;
  /** By which part of it a pause may be shorter: 0.2 for a fifth. */
  readonly jitter?: number;
};

/** The pause before each call but the first: since the one before it was over. Negative where that was still open. */
export function pausesOf(calls: readonly HttpCall[]): readonly number[] {
  return calls.slice(1).map((call, index) => {
    const { at, durationMs: took } = calls[index] as HttpCall;
    return took === undefined ? Number.NEGATIVE_INFINITY : call.at - (at + took);
  });
}

export function toHaveBackedOff(received: unknown, { factor = 2, from, max, jitter = 0 }: BackOff = {}): MatcherResult {
  const calls = httpCallsOf(received);
  const pauses = pausesOf(calls);
  const fromMs = from === undefined ? undefined : durationMs(from, 'toHaveBackedOff: from');
  const maxMs = max === undefined ? Number.POSITIVE_INFINITY : durationMs(max, 'toHaveBackedOff: max');
  const least = (index: number): number => {
    const wanted =
      fromMs === undefined ? (index === 0 ? 1 : (pauses[index - 1] as number) * factor) : fromMs * factor ** index;
    return Math.min(wanted, maxMs) * (1 - jitter);
  };
  const wrong = pauses.findIndex((pause, index) => pause < least(index));
  const how = `have backed off by a factor of ${factor}${fromMs === undefined ? '' : ` from ${formatMs(fromMs)}`}`;
  const actual =
    pauses.length === 0
      ? 'it did not call twice'
      : wrong === -1
        ? `its pauses were ${pauses.map(formatPause).join(', ')}`
        : `pause ${wrong + 1} was ${formatPause(pauses[wrong] as number)} (at least ${formatMs(least(wrong))} expected)`;
  return judged(pauses.length > 0 && wrong === -1, how, actual, calls, pauseNote(pauses));
}

export function toHaveWaitedAtLeast(received: unknown, wanted: Duration): MatcherResult {
  const calls = httpCallsOf(received);
  const pauses = pausesOf(calls);
  const leastMs = durationMs(wanted, 'toHaveWaitedAtLeast');
  const wrong = pauses.findIndex((pause) => pause < leastMs);
  const actual =
    pauses.length === 0
      ? 'it did not call twice'
      : wrong === -1
        ? 'it did'
        : `pause ${wrong + 1} was ${formatPause(pauses[wrong] as number)}`;
  const how = `have waited at least ${formatMs(leastMs)} between its calls`;
  return judged(pauses.length > 0 && wrong === -1, how, actual, calls, pauseNote(pauses));
}

export function toHaveHonouredRetryAfter(received: unknown): MatcherResult {
  const calls = httpCallsOf(received);
  const notes = new Map<number, string>();
  let refusals = 0;
  let wrong: string | undefined;
  for (const [index, call] of calls.entries()) {
    const readyAt = readyAtOf(call);
    if (readyAt === undefined) continue;
    refusals += 1;
    notes.set(index, `retry-after: ${call.answerHeaders['retry-after']}`);
    const next = calls.findIndex((other, place) => place > index && other.service === call.service);
    const nextCall = calls[next];
    if (nextCall === undefined || nextCall.at >= readyAt) continue;
    notes.set(next, `${formatMs(readyAt - nextCall.at)} too early`);
    wrong ??= `call ${next + 1} came ${formatMs(readyAt - nextCall.at)} too early`;
  }
  const actual = refusals === 0 ? 'no answer had one' : (wrong ?? 'it did');
  const pass = refusals > 0 && wrong === undefined;
  return judged(pass, 'have waited as long as Retry-After says', actual, calls, (index) => notes.get(index));
}

/** When the service may be called again; undefined where its answer does not say. */
function readyAtOf({ at, durationMs: took = 0, answerHeaders, answeredAt }: HttpCall): number | undefined {
  const text = answerHeaders['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return at + took + Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) || answeredAt === undefined ? undefined : at + took + Math.max(0, date - answeredAt);
}

function pauseNote(pauses: readonly number[]): (index: number) => string | undefined {
  return (index) => (index === 0 ? undefined : formatPause(pauses[index - 1] as number));
}

function formatPause(ms: number): string {
  return ms < 0 ? 'no pause: the call before was open' : `a pause of ${formatMs(ms)}`;
}
