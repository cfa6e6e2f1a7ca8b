import type { BehaviourCall } from '../../../domain/behaviour.ts';

/** Where calls went: a service, or else the kind of thing that it was. */
export function laneOf({ service, kind }: Pick<BehaviourCall, 'service' | 'kind'>): string {
  return service ?? kind;
}

/** Virtual time: `350 ms`, `2.5 s`, `1 min 30 s`. */
export function formatVirtual(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 100) / 10;
  if (seconds < 60) return `${seconds} s`;
  const whole = Math.round(seconds);
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export type Repeated = {
  readonly what: string;
  readonly count: number;
  /** From the end of each call to the beginning of the next, where that is known. */
  readonly waitsMs: readonly number[];
};

/** What was done more than once, the most often first: tries again, and queries in a loop. */
export function repeatedCalls(calls: readonly BehaviourCall[]): readonly Repeated[] {
  const same = Map.groupBy(calls, ({ what }) => what);
  return [...same]
    .filter(([, made]) => made.length > 1)
    .map(([what, made]) => ({
      what,
      count: made.length,
      waitsMs: made.slice(1).flatMap((call, index) => {
        const before = made[index];
        return before?.tookMs == null ? [] : Math.max(0, call.atMs - before.atMs - before.tookMs);
      }),
    }))
    .sort((one, other) => other.count - one.count);
}
