import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { WebhookEventType, WebhookId } from '../../protocol/webhook-view.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

const StoredWebhook = z.object({
  id: WebhookId,
  url: z.string(),
  events: z.array(WebhookEventType),
  note: z.string().nullable(),
  isEnabled: z.boolean(),
  createdBy: z.string(),
  createdAt: z.date(),
  delivered: z.int(),
  waiting: z.int(),
  failed: z.int(),
});
export type StoredWebhook = z.infer<typeof StoredWebhook>;

/** The newest first. */
export async function readWebhooks(store: Store): Promise<StoredWebhook[]> {
  return await read(store.database, sql`true`);
}

export async function findWebhook(database: Kysely<Tables>, id: WebhookId): Promise<StoredWebhook | undefined> {
  return (await read(database, sql`w.id = ${id}`))[0];
}

async function read(database: Kysely<Tables>, condition: ReturnType<typeof sql>): Promise<StoredWebhook[]> {
  const { rows } = await sql<unknown>`
    select w.id, w.url, w.events, w.note, w.is_enabled as "isEnabled", w.created_by as "createdBy",
      w.created_at as "createdAt", week.*
    from webhooks w
    cross join lateral (
      select (count(*) filter (where state = 'delivered'))::int as delivered,
        (count(*) filter (where state = 'waiting'))::int as waiting,
        (count(*) filter (where state = 'failed'))::int as failed
      from webhook_deliveries d
      where d.webhook_id = w.id and d.created_at > clock_timestamp() - interval '7 days'
    ) week
    where ${condition}
    order by w.created_at desc, w.id`.execute(database);
  return rows.map((row) => StoredWebhook.parse(row));
}
