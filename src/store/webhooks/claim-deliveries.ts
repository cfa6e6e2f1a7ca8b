import { sql } from 'kysely';
import { z } from 'zod';
import { DeliveryId, WebhookId } from '../../protocol/webhook-view.ts';
import type { Store } from '../store.ts';

const ClaimedDelivery = z.object({
  id: DeliveryId,
  /** What comes of the try counts only with this. */
  lease: z.int(),
  webhook: WebhookId,
  url: z.string(),
  eventId: z.uuid(),
  body: z.string(),
  /** How often it was tried before. */
  tries: z.int(),
  /** What it is signed with, the newest first; see `sealSecret`. */
  sealedSecrets: z.array(z.string()),
});
export type ClaimedDelivery = z.infer<typeof ClaimedDelivery>;

export type ClaimTerms = {
  /** After this, whoever claimed one is taken to be dead. */
  readonly leaseMs: number;
  /** How many of one webhook may be under way, whoever claimed them. */
  readonly atOnce: number;
};

/**
 * Takes deliveries that are due, so that nobody else does for a while: of each webhook a few, the oldest event first,
 * and of the events that name one candidate never a newer one beside or before an older one that is due. Any number of
 * processes may do it.
 */
export async function claimDeliveries(store: Store, { leaseMs, atOnce }: ClaimTerms): Promise<ClaimedDelivery[]> {
  return await store.database.transaction().execute(async (transaction) => {
    // What others have claimed is seen by the second statement only, once nobody else can claim.
    const { rows: mine } = await sql<{ id: string }>`
      select w.id from webhooks w
      where w.is_enabled and exists (
        select from webhook_deliveries d
        where d.webhook_id = w.id and d.state = 'waiting' and d.next_try_at <= clock_timestamp()
      )
      for no key update skip locked`.execute(transaction);
    if (mine.length === 0) return [];
    const { rows } = await sql<unknown>`
      with waiting as materialized (
        select d.id, d.webhook_id, d.number, e.number as event_number, e.candidate,
          d.next_try_at <= now.at as is_due, coalesce(d.leased_until > now.at, false) as is_taken
        from webhook_deliveries d
        join webhook_events e on e.id = d.event_id
        cross join (select clock_timestamp() as at) now
        where d.state = 'waiting' and d.webhook_id = any(${mine.map(({ id }) => id)}::uuid[])
      ),
      queued as (
        select id, webhook_id, is_taken,
          candidate is null or row_number() over (
            partition by webhook_id, candidate order by is_taken desc, event_number, number
          ) = 1 as is_first,
          event_number, number
        from waiting
        where is_due or is_taken
      ),
      ranked as (
        select id, row_number() over (partition by webhook_id order by is_taken desc, event_number, number) as place,
          is_taken
        from queued
        where is_first or is_taken
      ),
      free as (
        select d.id
        from webhook_deliveries d
        join ranked on ranked.id = d.id
        where not ranked.is_taken and ranked.place <= ${atOnce}
        for update of d skip locked
      ),
      claimed as (
        update webhook_deliveries d
        set lease = d.lease + 1, leased_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1_000})
        from free
        where d.id = free.id
        returning d.*
      )
      select claimed.id, claimed.lease, w.id as webhook, w.url, e.id as "eventId", e.body,
        (select count(*)::int from webhook_tries t where t.delivery_id = claimed.id) as tries,
        array_remove(
          array[w.sealed_secret, case when w.old_secret_until > clock_timestamp() then w.sealed_old_secret end], null
        ) as "sealedSecrets"
      from claimed
      join webhooks w on w.id = claimed.webhook_id
      join webhook_events e on e.id = claimed.event_id
      order by e.number, claimed.number`.execute(transaction);
    return rows.map((row) => ClaimedDelivery.parse(row));
  });
}
