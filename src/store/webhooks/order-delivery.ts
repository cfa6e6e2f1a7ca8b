import type { Transaction } from 'kysely';
import { DeliveryId, WebhookId } from '../../protocol/webhook-view.ts';
import { announce } from '../announce.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { insertEvents } from './append-webhook-event.ts';
import { lockWebhook } from './change-webhooks.ts';

/** `disabled` where its webhook is told nothing; `unknown` where it is not there. */
export type Ordered = { readonly type: 'ordered'; readonly id: DeliveryId } | { readonly type: 'disabled' | 'unknown' };

/** Has one webhook be told something, whatever events it wants. */
export async function orderPing(store: Store, webhook: WebhookId): Promise<Ordered> {
  return await store.database.transaction().execute(async (transaction) => {
    const found = await lockWebhook(transaction, webhook);
    if (found === undefined) return { type: 'unknown' };
    if (!found.isEnabled) return { type: 'disabled' };
    const [event] = await insertEvents(transaction, [
      { type: 'ping', subject: { candidate: null }, data: { webhook } },
    ]);
    if (event === undefined) throw new Error('an event was written, and is not there');
    const { id } = await transaction
      .insertInto('webhook_deliveries')
      .values({ webhook_id: webhook, event_id: event.id })
      .returning('id')
      .executeTakeFirstOrThrow();
    await announce(transaction, 'webhooks');
    return { type: 'ordered', id: DeliveryId.parse(id) };
  });
}

/** Has the event of a delivery told to the same webhook again. */
export async function orderReplay(store: Store, delivery: DeliveryId, by: string): Promise<Ordered> {
  return await store.database.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('webhook_deliveries')
      .select(['webhook_id', 'event_id'])
      .where('id', '=', delivery)
      .executeTakeFirst();
    if (found === undefined) return { type: 'unknown' };
    const webhook = await lockWebhook(transaction, WebhookId.parse(found.webhook_id));
    const event = await lockEvent(transaction, found.event_id);
    if (webhook === undefined || event === undefined) return { type: 'unknown' };
    if (!webhook.isEnabled) return { type: 'disabled' };
    const { id } = await transaction
      .insertInto('webhook_deliveries')
      .values({ webhook_id: found.webhook_id, event_id: found.event_id, is_replay: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    await appendAudit(transaction, [
      {
        by,
        action: 'webhook.replay',
        subjectType: 'webhook',
        subjectId: found.webhook_id,
        before: null,
        after: { event: found.event_id, delivery: id },
      },
    ]);
    await announce(transaction, 'webhooks');
    return { type: 'ordered', id: DeliveryId.parse(id) };
  });
}

/** Keeps it from being removed until the transaction ends. */
async function lockEvent(transaction: Transaction<Tables>, id: string) {
  return await transaction
    .selectFrom('webhook_events')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
}
