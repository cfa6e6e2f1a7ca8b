import type { BehaviourCall, BehaviourGrowth, SeenBehaviour } from '../../src/domain/behaviour.ts';
import { BEHAVIOUR_LIMITS } from '../../src/domain/behaviour-limits.ts';
import type { Call, Calls } from './calls.isolate.ts';
import type { Growth, MeasureGrowth } from './growth/growth.isolate.ts';
import { isHttpCall } from './services/http-call.isolate.ts';

export type BehaviourRecord = ReturnType<typeof createBehaviourRecord>;

/**
 * What the program was seen doing in each test, for people to look at. Only what the world itself has logged and
 * measured is in it, as bounded, printable text: neither bodies nor headers nor values of statements.
 */
export function createBehaviourRecord(nowMs: () => number, calls: Calls) {
  let begun: { readonly atMs: number; readonly callsBefore: number } | undefined;
  let growths: readonly Growth[] = [];

  return {
    /** To be called as a test begins. */
    begin(): void {
      begun = { atMs: nowMs(), callsBefore: calls.read().length };
      growths = [];
    },

    /** What was seen since the test began, once; undefined where there was nothing. */
    take(): SeenBehaviour | undefined {
      if (begun === undefined) return undefined;
      const { atMs, callsBefore } = begun;
      begun = undefined;
      const seen = calls.read().slice(callsBefore);
      if (seen.length === 0 && growths.length === 0) return undefined;
      return {
        calls: seen.slice(0, BEHAVIOUR_LIMITS.calls).map((call) => describeCall(call, atMs, calls)),
        callCount: seen.length,
        growths: growths.flatMap(describeGrowth).slice(0, BEHAVIOUR_LIMITS.growths),
      };
    },

    /** The same way to measure, of which is kept what comes out. */
    watching(measure: MeasureGrowth): MeasureGrowth {
      return async (run, options) => {
        const growth = await measure(run, options);
        growths = [...growths, growth];
        return growth;
      };
    },

    checkpoint: () => ({ elapsedMs: begun === undefined ? 0 : nowMs() - begun.atMs, growths }),
    /** A test that goes back to where it was goes on as if no time had passed since. */
    restore(checkpoint: unknown): void {
      const before = checkpoint as { readonly elapsedMs: number; readonly growths: readonly Growth[] };
      ({ growths } = before);
      if (begun !== undefined) begun = { ...begun, atMs: nowMs() - before.elapsedMs };
    },
  };
}

function describeCall(call: Call, beganAtMs: number, calls: Calls): BehaviourCall {
  const atMs = Math.max(0, call.at - beganAtMs);
  const { tookMs, fault } = calls.endOf(call);
  if (isHttpCall(call)) {
    return {
      kind: 'http',
      atMs,
      tookMs: call.durationMs ?? null,
      what: inOneLine(`${textOf(call.method)} ${textOf(call.url)}`),
      service: optional(call.service),
      end: call.aborted ? 'aborted' : optional(call.status),
      fault: nameOfFault(call.fault),
    };
  }
  const { name, operation, key, text, error } = call as unknown as Record<string, unknown>;
  const words = [name, operation, key, text].filter((word) => typeof word === 'string');
  return {
    kind: call.kind.slice(0, BEHAVIOUR_LIMITS.kindChars),
    atMs,
    tookMs: tookMs ?? null,
    what: inOneLine(words.map(textOf).join(' ')),
    service: null,
    end: optional(error),
    fault: nameOfFault(fault),
  };
}

/** Nothing of what a test counts that is no number. */
function describeGrowth({ of, exponent, samples }: Growth): BehaviourGrowth[] {
  const kept = samples.slice(-BEHAVIOUR_LIMITS.samples).map(({ n, cost }) => ({ n, cost }));
  const isSound = [exponent, ...kept.flatMap(({ n, cost }) => [n, cost])].every(Number.isFinite);
  return isSound ? [{ of, exponent, samples: kept }] : [];
}

/** Whatever is looked at of a text that may have millions of characters. */
const READ_CHARS = 4 * BEHAVIOUR_LIMITS.textChars;
/** Controls, what turns the direction of writing, and what belongs to no character. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, READ_CHARS) : '';
}

function optional(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? inOneLine(textOf(value)) : null;
}

/** A fault that is a word without the quotes that its script has it in. */
function nameOfFault(fault: string | undefined): string | null {
  return optional(fault?.replace(/^'(.*)'$/, '$1'));
}

function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '\ufffd').trim();
  if (line.length <= BEHAVIOUR_LIMITS.textChars) return line;
  return `${line.slice(0, BEHAVIOUR_LIMITS.textChars - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
