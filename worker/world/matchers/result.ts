import type { Call } from '../calls.isolate.ts';
import { describeTimeline } from '../timeline.ts';

/** What a matcher answers, as `expect.extend` wants it. */
export type MatcherResult = { readonly pass: boolean; readonly message: () => string };

/** A matcher of one's own over the world's calls: what `expect.extend` takes. */
export type WorldMatcher<Args extends readonly unknown[] = readonly never[]> = (
  received: unknown,
  ...args: Args
) => MatcherResult;

/**
 * @param expected - what was expected, as it follows "expected the program to": `have called at most 3 times`.
 * @param actual - how it was instead.
 */
export function judged(
  pass: boolean,
  expected: string,
  actual: string,
  calls: readonly Call[],
  noteOf?: (index: number) => string | undefined,
): MatcherResult {
  return {
    pass,
    message: () => {
      const head = `expected the program ${pass ? 'not ' : ''}to ${expected}, but ${actual}`;
      return calls.length === 0 ? `${head}\n\n  there were no calls` : `${head}\n\n${describeTimeline(calls, noteOf)}`;
    },
  };
}

export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
