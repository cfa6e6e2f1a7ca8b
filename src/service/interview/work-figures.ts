import type { Behaviour, BehaviourCall } from '../../domain/behaviour.ts';

export type InTest = { readonly group: string; readonly title: string };
/** A figure of a whole judging, and the test that has most to do with it. */
export type Figure = { readonly value: number; readonly test: InTest };

export const FIGURES = ['calls', 'pauseMs', 'queries', 'exponent'] as const;
export type FigureName = (typeof FIGURES)[number];
/** What a program was seen doing in figures; undefined where it could not be seen. */
export type WorkFigures = { readonly [Name in FigureName]: Figure | undefined };

export function figuresOf(behaviour: Behaviour): WorkFigures {
  const ofTests = (measure: (calls: readonly BehaviourCall[]) => number) =>
    behaviour.map(({ group, title, calls }) => ({ test: { group, title }, value: measure(calls) }));
  return {
    calls: sumOf(ofTests((calls) => calls.filter(({ kind }) => kind === 'http').length)),
    pauseMs: largestOf(ofTests(longestPause)),
    queries: sumOf(ofTests((calls) => calls.filter(({ kind }) => kind === 'sql' || kind === 'sqlite').length)),
    exponent: largestOf(
      behaviour.flatMap(({ group, title, growths }) =>
        growths.map(({ exponent }) => ({ test: { group, title }, value: exponent })),
      ),
    ),
  };
}

function largestOf(figures: readonly Figure[]): Figure | undefined {
  const largest = figures.reduce<Figure | undefined>(
    (best, each) => (best === undefined || each.value > best.value ? each : best),
    undefined,
  );
  return largest !== undefined && largest.value > 0 ? largest : undefined;
}

function sumOf(figures: readonly Figure[]): Figure | undefined {
  const largest = largestOf(figures);
  return largest && { ...largest, value: figures.reduce((sum, { value }) => sum + value, 0) };
}

/** Between the end of a call to a service and the next one to it. */
function longestPause(calls: readonly BehaviourCall[]): number {
  const freeFrom = new Map<string, number>();
  let longest = 0;
  for (const { kind, service, atMs, tookMs } of calls) {
    if (kind !== 'http' || service === null) continue;
    const before = freeFrom.get(service);
    if (before !== undefined) longest = Math.max(longest, atMs - before);
    freeFrom.set(service, Math.max(before ?? 0, atMs + (tookMs ?? 0)));
  }
  return longest;
}
