import type { BehaviourCall } from '../../../domain/behaviour.ts';
import { laneOf } from './describe-calls.ts';

export type CallOutcome = 'answered' | 'refused' | 'limited' | 'failed' | 'unanswered';

export type PlacedCall = {
  readonly call: BehaviourCall;
  readonly outcome: CallOutcome;
  readonly fromMs: number;
  /** Where it was never answered, the end of all. */
  readonly toMs: number;
  /** Which of the rows of its side, from 0: calls at the same time stand beneath each other. */
  readonly lane: number;
};

/** Between the end of a call and the next one to the same service. */
export type Pause = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly lane: number;
  /** Whether the call before it had gone wrong: it is a back-off then. */
  readonly isBackOff: boolean;
};

export type CallLayout = {
  readonly calls: readonly PlacedCall[];
  readonly pauses: readonly Pause[];
  /** Where each lane's calls went: a service, or else the kind of thing that it was. */
  readonly lanes: readonly string[];
  readonly endMs: number;
};

const NOT_UPSTREAM: ReadonlySet<string> = new Set(['sql', 'sqlite']);

/** Whether it went to another system; statements are told apart from that. */
export function isUpstream({ kind }: BehaviourCall): boolean {
  return !NOT_UPSTREAM.has(kind);
}

/** Places calls on a line of virtual time, those to each service in lanes of their own, and finds the pauses between them. */
export function layOutCalls(calls: readonly BehaviourCall[]): CallLayout {
  const sorted = calls.toSorted((a, b) => a.atMs - b.atMs);
  const endMs = Math.max(0, ...sorted.map(({ atMs, tookMs }) => atMs + (tookMs ?? 0)));
  const lanes: string[] = [];
  const placed: PlacedCall[] = [];
  const pauses: Pause[] = [];
  for (const [service, own] of Map.groupBy(sorted, laneOf)) {
    const firstLane = lanes.length;
    const laneEnds: number[] = [];
    const ownPlaced = own.map((call): PlacedCall => {
      const toMs = call.tookMs === null ? endMs : call.atMs + call.tookMs;
      const free = laneEnds.findIndex((end) => end <= call.atMs);
      const lane = free === -1 ? laneEnds.length : free;
      laneEnds[lane] = toMs;
      return { call, outcome: outcomeOf(call), fromMs: call.atMs, toMs, lane: firstLane + lane };
    });
    lanes.push(...laneEnds.map(() => service));
    placed.push(...ownPlaced);
    pauses.push(...pausesOf(ownPlaced));
  }
  return { calls: placed.sort((a, b) => a.fromMs - b.fromMs), pauses, lanes, endMs };
}

/** @param calls - to one service, in order of time */
function pausesOf(calls: readonly PlacedCall[]): readonly Pause[] {
  return calls.slice(1).flatMap((next, index) => {
    // The one that ended last of those before it: what comes while another runs has not waited for it.
    const before = calls.slice(0, index + 1).reduce((last, each) => (each.toMs >= last.toMs ? each : last));
    if (next.fromMs <= before.toMs) return [];
    const isBackOff = before.outcome === 'failed' || before.outcome === 'limited' || before.outcome === 'unanswered';
    return [{ fromMs: before.toMs, toMs: next.fromMs, lane: next.lane, isBackOff }];
  });
}

export function outcomeOf({ tookMs, end }: BehaviourCall): CallOutcome {
  if (tookMs === null) return 'unanswered';
  const status = /^\d{3}$/.test(end ?? '') ? Number(end) : undefined;
  if (status === undefined) return end === null || end === 'ok' ? 'answered' : 'failed';
  if (status === 429) return 'limited';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'answered';
}
