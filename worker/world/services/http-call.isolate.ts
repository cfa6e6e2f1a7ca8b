import type { Call } from '../calls.isolate.ts';

/** How a call ended that was not answered. */
export type NoAnswer = 'refused' | 'reset' | 'dns' | 'timeout' | 'dropped' | 'unexpected' | 'failed';

/** A call of the program to an upstream service. */
export type HttpCall = Call & {
  readonly kind: 'http';
  /** The URL of the service; undefined where there is none. */
  readonly service: string | undefined;
  readonly method: string;
  readonly url: string;
  /** The URL's path, without its query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, else text, else bytes; undefined where there is none. */
  readonly body: unknown;
  /** The status that it was answered with, or how it ended without; undefined while it is open. */
  readonly status: number | NoAnswer | undefined;
  /** Until the head of the answer came, or the call failed; undefined while it is open. */
  readonly durationMs: number | undefined;
  /** The time of day when it was answered, as `Date.now()` shows it. */
  readonly answeredAt: number | undefined;
  /** Headers of the answer. */
  readonly answerHeaders: Readonly<Record<string, string>>;
  /** The fault that a script had for it. */
  readonly fault: string | undefined;
  /** Whether the program took it back before it was answered. */
  readonly aborted: boolean;
};

/** The same while it happens. */
export type OpenCall = { -readonly [Key in keyof HttpCall]: HttpCall[Key] };

/** When a call began and ended among all others: what takes no time has an order all the same. */
type Span = { readonly start: number; end: number };

const spans = new WeakMap<HttpCall, Span>();
let steps = 0;

export function beginSpan(call: HttpCall): void {
  steps += 1;
  spans.set(call, { start: steps, end: Number.POSITIVE_INFINITY });
}

export function endSpan(call: HttpCall): void {
  const span = spans.get(call);
  if (span === undefined || span.end !== Number.POSITIVE_INFINITY) return;
  steps += 1;
  span.end = steps;
}

export function spanOf(call: HttpCall): Readonly<Span> {
  return spans.get(call) ?? { start: 0, end: Number.POSITIVE_INFINITY };
}

export function isHttpCall(call: Call): call is HttpCall {
  return call.kind === 'http';
}
