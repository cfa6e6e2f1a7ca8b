import { sql } from 'kysely';
import type { Store } from '../store.ts';
import { disableGone } from './change-webhooks.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';

export type Try = {
  /** Null where no answer came. */
  readonly status: number | null;
  readonly tookMs: number;
  readonly said: string;
};

/** What is next: nothing, or another try after a while. `gone` has failed, and its webhook is told nothing more. */
export type Next =
  | { readonly state: 'delivered' | 'failed' | 'gone' }
  | { readonly state: 'waiting'; readonly afterMs: number };

/**
 * Writes down how a try went. What comes under an older claim changes nothing.
 *
 * @returns whether it was written.
 */
export async function finishTry(
  store: Store,
  { id, lease, webhook }: Pick<ClaimedDelivery, 'id' | 'lease' | 'webhook'>,
  { status, tookMs, said }: Try,
  next: Next,
): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    // The webhook is locked before its deliveries, as it is by who deletes it.
    if (next.state === 'gone') await disableGone(transaction, webhook);
    const finished = await transaction
      .updateTable('webhook_deliveries')
      .set({
        state: next.state === 'gone' ? 'failed' : next.state,
        next_try_at:
          next.state === 'waiting'
            ? sql<Date>`clock_timestamp() + make_interval(secs => ${next.afterMs / 1_000})`
            : null,
        leased_until: null,
      })
      .where('id', '=', id)
      .where('lease', '=', lease)
      .where('state', '=', 'waiting')
      .returning('id')
      .executeTakeFirst();
    if (finished === undefined) return false;
    await transaction
      .insertInto('webhook_tries')
      .values({
        delivery_id: id,
        number: lease,
        at: sql<Date>`clock_timestamp() - make_interval(secs => ${tookMs / 1_000})`,
        status,
        took_ms: tookMs,
        said,
      })
      .execute();
    return true;
  });
}

/** Gives back what was claimed and could not be tried. */
export async function giveBack(store: Store, { id, lease }: Pick<ClaimedDelivery, 'id' | 'lease'>): Promise<void> {
  await store.database
    .updateTable('webhook_deliveries')
    .set({ leased_until: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}
