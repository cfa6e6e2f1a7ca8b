import { sql } from 'kysely';
import { z } from 'zod';
import { DeliveryId, DeliveryState, WebhookEventType, type WebhookId } from '../../protocol/webhook-view.ts';
import type { Store } from '../store.ts';

const StoredDelivery = z.object({
  id: DeliveryId,
  /** The newer, the higher. */
  number: z.string(),
  eventId: z.uuid(),
  type: WebhookEventType,
  createdAt: z.date(),
  state: DeliveryState,
  nextTryAt: z.date().nullable(),
  body: z.string(),
  isReplay: z.boolean(),
  /** The oldest first. */
  tries: z.array(
    z.object({
      at: z.iso.datetime({ offset: true }),
      status: z.int().nullable(),
      tookMs: z.number(),
      said: z.string(),
    }),
  ),
});
export type StoredDelivery = z.infer<typeof StoredDelivery>;

/**
 * The newest first.
 *
 * @param before only what is older than the delivery of this number
 */
export async function readDeliveries(
  store: Store,
  webhook: WebhookId,
  before: string | undefined,
  atMost: number,
): Promise<StoredDelivery[]> {
  const older = before === undefined ? sql`true` : sql`d.number < ${before}`;
  return await read(store, sql`d.webhook_id = ${webhook} and ${older}`, atMost);
}

export async function findDelivery(store: Store, id: DeliveryId): Promise<StoredDelivery | undefined> {
  return (await read(store, sql`d.id = ${id}`, 1))[0];
}

async function read(store: Store, condition: ReturnType<typeof sql>, atMost: number): Promise<StoredDelivery[]> {
  const { rows } = await sql<unknown>`
    select d.id, d.number::text, e.id as "eventId", e.type, d.created_at as "createdAt", d.state,
      d.next_try_at as "nextTryAt", e.body, d.is_replay as "isReplay",
      coalesce(
        (select json_agg(json_build_object('at', t.at, 'status', t.status, 'tookMs', t.took_ms, 'said', t.said)
          order by t.number) from webhook_tries t where t.delivery_id = d.id),
        '[]') as tries
    from webhook_deliveries d
    join webhook_events e on e.id = d.event_id
    where ${condition}
    order by d.number desc
    limit ${atMost}`.execute(store.database);
  return rows.map((row) => StoredDelivery.parse(row));
}
