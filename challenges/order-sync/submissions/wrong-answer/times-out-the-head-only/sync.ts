import { requestPage } from './request-page.ts';
import type { FailureReason, Order, OrderServiceOptions, OrderStore, SyncReport } from './types.ts';

/** Follows the feed from the stored cursor to its end, storing each page before asking for the next. */
export async function syncOnce({ marketplaceUrl, store, policy }: OrderServiceOptions): Promise<SyncReport> {
  const tally = { pages: 0, created: 0, updated: 0, ignored: 0 };
  const report = (reason: FailureReason | null): SyncReport => ({
    status: reason === null ? 'complete' : 'failed',
    reason,
    ...tally,
  });

  const askedFor = new Set<string | null>();
  let cursor = await store.loadCursor();
  for (;;) {
    askedFor.add(cursor);
    const answer = await requestPage(marketplaceUrl, cursor, policy);
    if ('failure' in answer) return report(answer.failure);
    const { orders, nextCursor, hasMore } = answer.page;

    const news = await storePage(orders, store);
    tally.pages += 1;
    tally.created += news.created;
    tally.updated += news.updated;
    tally.ignored += orders.length - news.created - news.updated;

    if (hasMore && askedFor.has(nextCursor)) return report('stuck');
    // Only now: a crash before this line makes us read the page again, and a page read twice changes nothing.
    await store.saveCursor(nextCursor);
    if (!hasMore) return report(null);
    cursor = nextCursor;
  }
}

/** Applies the orders of a page one after the other in memory, then writes the last state of those that changed. */
async function storePage(orders: readonly Order[], store: OrderStore): Promise<{ created: number; updated: number }> {
  if (orders.length === 0) return { created: 0, updated: 0 };

  const ids = [...new Set(orders.map((order) => order.id))];
  const known = new Map((await store.findOrders(ids)).map((order) => [order.id, order]));
  const changed = new Map<string, Order>();
  let created = 0;
  let updated = 0;
  for (const order of orders) {
    const current = changed.get(order.id) ?? known.get(order.id);
    if (current !== undefined && order.version <= current.version) continue;
    if (current === undefined) created += 1;
    else updated += 1;
    changed.set(order.id, order);
  }
  if (changed.size > 0) await store.saveOrders([...changed.values()]);
  return { created, updated };
}
