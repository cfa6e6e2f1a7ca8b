import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from 'kysely';
import type { JudgingId } from '../domain/ids.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import { announce } from './announce.ts';
import type { Tables } from './tables.ts';

/**
 * Adds an event in order and announces it. An event of the same type as the last one replaces that, under a new
 * number, so that a judging holds few rows and a client that resumes misses nothing it still needs. An event equal to
 * the last one says nothing new, and is dropped.
 *
 * The caller holds the judging's row lock.
 */
export async function appendEvent(
  transaction: Transaction<Tables>,
  judgingId: JudgingId,
  event: JudgingEvent,
): Promise<void> {
  const last = await transaction
    .selectFrom('judging_events')
    .select(['sequence', 'type', 'event'])
    .where('judging_id', '=', judgingId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined && isDeepStrictEqual(last.event, event)) return;
  if (last?.type === event.type) {
    await transaction
      .deleteFrom('judging_events')
      .where('judging_id', '=', judgingId)
      .where('sequence', '=', last.sequence)
      .execute();
  }
  await transaction
    .insertInto('judging_events')
    .values({
      judging_id: judgingId,
      sequence: (last?.sequence ?? 0) + 1,
      type: event.type,
      event: JSON.stringify(event),
    })
    .execute();
  await announce(transaction, `judging ${judgingId}`);
}
