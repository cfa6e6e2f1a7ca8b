import type { JudgingId } from '../domain/ids.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import { queuePosition } from '../store/queue-position.ts';
import { readEvents } from '../store/read-events.ts';
import { estimateWait } from './estimate-wait.ts';
import type { Service } from './service.ts';

export type FollowedEvent = {
  /** To resume after; a new position in the queue comes under the number of the event before it. */
  readonly sequence: number;
  readonly event: JudgingEvent;
};

const LOOK_EVERY_MS = 1_000;

/** Tells a judging's events after a number, as they happen, until the last one or until `signal` aborts. */
export async function* followJudging(
  service: Service,
  judgingId: JudgingId,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<FollowedEvent> {
  let seen = 0;
  let last: JudgingEvent | undefined;
  while (!signal.aborted) {
    // Listening starts before reading, so that nothing can happen unheard in between.
    const change = service.store.signals.wait(`judging ${judgingId}`, LOOK_EVERY_MS, signal);
    for (const { sequence, event } of await readEvents(service.store, judgingId, seen)) {
      seen = sequence;
      last = event;
      if (sequence > after) yield { sequence, event: await withEstimate(service, event) };
    }
    if (last !== undefined && isLast(last)) return;
    if (last?.type === 'queued') {
      const position = await queuePosition(service.store, judgingId);
      if (position !== undefined && position !== last.position) {
        last = { type: 'queued', position };
        yield { sequence: seen, event: await withEstimate(service, last) };
      }
    }
    await change;
  }
}

async function withEstimate(service: Service, event: JudgingEvent): Promise<JudgingEvent> {
  if (event.type !== 'queued') return event;
  const waitSeconds = await estimateWait(service, event.position);
  return waitSeconds === undefined ? event : { ...event, waitSeconds };
}

function isLast(event: JudgingEvent): boolean {
  return event.type === 'judged' || event.type === 'aborted';
}
