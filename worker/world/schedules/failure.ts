import type { Event } from './gate.isolate.ts';

const MOST_LINES = 40;
const LONGEST_LINE = 120;

export type FailureOptions = {
  readonly run: number;
  readonly runs: number;
  readonly replay: string;
  readonly events: readonly Event[];
  /** Whether the same order did not fail when it was run again. */
  readonly isFleeting: boolean;
  readonly cause: unknown;
};

/** The body failed under one order of events. */
export class ScheduleFailure extends Error {
  override readonly name = 'ScheduleFailure';
  /** What replays it. */
  readonly replay: string;

  constructor({ run, runs, replay, events, isFleeting, cause }: FailureOptions) {
    const fleeting = isFleeting
      ? '\n  it passed when the same order was run again: something outlives a run. Make all that the body uses in the body'
      : '';
    super(
      `schedule ${run} of ${runs} fails: ${messageOf(cause)}\n` +
        `  replay: world.schedules({ replay: '${replay}' }, body)${fleeting}\n` +
        `  what happened:\n${timelineOf(events).join('\n')}`,
      { cause },
    );
    this.replay = replay;
    // The test library shows the difference of these.
    for (const key of ['actual', 'expected'] as const) {
      if (typeof cause === 'object' && cause !== null && Object.hasOwn(cause, key)) {
        Object.assign(this, { [key]: (cause as Record<typeof key, unknown>)[key] });
      }
    }
  }
}

export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** One line for each thing that happened, in that order: an exchange takes effect, or its answer arrives. */
function timelineOf(events: readonly Event[]): string[] {
  if (events.length === 0) return ['    nothing was exchanged with the world'];
  const lines = events.slice(0, MOST_LINES).map(({ at, exchange, isAnswer, label }, index) => {
    const what = isAnswer ? `answer of #${exchange} arrives` : `#${exchange} ${label}`;
    return `${String(index + 1).padStart(6)}. ${at} ms  ${what}`.slice(0, LONGEST_LINE);
  });
  return events.length > MOST_LINES ? [...lines, `    and ${events.length - MOST_LINES} more`] : lines;
}
