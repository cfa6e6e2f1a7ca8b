import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { CandidateId } from '../../domain/ids.ts';
import type { WebhookEvent, WebhookHappening } from '../../protocol/webhook-event.ts';
import { announce } from '../announce.ts';
import type { Tables } from '../tables.ts';

export type NewWebhookEvent = WebhookHappening & {
  /** Whom it names: it goes when they are erased. */
  readonly subject: { readonly candidate: CandidateId | null };
};

/** How many are written by one statement. */
const AT_ONCE = 1_000;

/**
 * Has every enabled webhook that wants to know of it be told, in the transaction that makes it happen: what is rolled
 * back is told to nobody, and what is not is never forgotten.
 */
export async function appendWebhookEvent(transaction: Transaction<Tables>, event: NewWebhookEvent): Promise<void> {
  await appendWebhookEvents(transaction, [event]);
}

/** The same for several events, in their order. */
export async function appendWebhookEvents(
  transaction: Transaction<Tables>,
  events: readonly NewWebhookEvent[],
): Promise<void> {
  const takers = await lockTakers(transaction);
  const wanted = events.filter(({ type }) => takers.some((taker) => taker.events.includes(type)));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const rows = await insertEvents(transaction, wanted.slice(from, from + AT_ONCE));
    const deliveries = rows.flatMap(({ id, type }) =>
      takers.filter((taker) => taker.events.includes(type)).map((taker) => ({ webhook_id: taker.id, event_id: id })),
    );
    for (let at = 0; at < deliveries.length; at += AT_ONCE) {
      await transaction
        .insertInto('webhook_deliveries')
        .values(deliveries.slice(at, at + AT_ONCE))
        .execute();
    }
  }
  if (wanted.length > 0) await announce(transaction, 'webhooks');
}

/** Locked, so that one that is being deleted is either there until we are done or is none of these. */
async function lockTakers(transaction: Transaction<Tables>) {
  return await transaction
    .selectFrom('webhooks')
    .select(['id', 'events'])
    .where('is_enabled', '=', true)
    .orderBy('id')
    .forKeyShare()
    .execute();
}

/** Writes events whoever wants them. @returns how each is kept. */
export async function insertEvents(transaction: Transaction<Tables>, events: readonly NewWebhookEvent[]) {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(transaction);
  const at = rows[0]?.now ?? new Date();
  const kept = events.map(({ subject, type, data }) => {
    const id = randomUUID();
    const sent = { id, type, at: at.toISOString(), data } as WebhookEvent;
    return { id, type, candidate: subject.candidate, body: JSON.stringify(sent), at };
  });
  await transaction.insertInto('webhook_events').values(kept).execute();
  return kept;
}
