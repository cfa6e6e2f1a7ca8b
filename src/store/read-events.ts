import type { JudgingId } from '../domain/ids.ts';
import { JudgingEvent } from '../protocol/judging-event.ts';
import type { Store } from './store.ts';

export type NumberedEvent = { readonly sequence: number; readonly event: JudgingEvent };

/** A judging's events after a number, in order. */
export async function readEvents(store: Store, judgingId: JudgingId, after: number): Promise<NumberedEvent[]> {
  const rows = await store.database
    .selectFrom('judging_events')
    .select(['sequence', 'event'])
    .where('judging_id', '=', judgingId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({ sequence: row.sequence, event: JudgingEvent.parse(row.event) }));
}
