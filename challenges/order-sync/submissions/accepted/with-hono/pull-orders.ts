import { FeedFailure, readFeed } from './feed.ts';
import type { Order, OrderServiceOptions, OrderStore, SyncReport } from './types.ts';

type Counts = { pages: number; created: number; updated: number; ignored: number };

/** Reads the feed from where the last run stopped, and stores page after page. */
export async function pullOrders({ marketplaceUrl, store, policy }: OrderServiceOptions): Promise<SyncReport> {
  const counts: Counts = { pages: 0, created: 0, updated: 0, ignored: 0 };
  try {
    const start = await store.loadCursor();
    const seen = new Set([start]);
    for await (const { orders, nextCursor, hasMore } of readFeed(marketplaceUrl, start, policy)) {
      await apply(orders, store, counts);
      counts.pages += 1;
      if (hasMore && seen.has(nextCursor)) throw new FeedFailure('stuck');
      // Orders first, cursor second: whoever dies in between reads the page again, and finds it all known.
      await store.saveCursor(nextCursor);
      seen.add(nextCursor);
    }
    return { status: 'complete', reason: null, ...counts };
  } catch (error) {
    if (error instanceof FeedFailure) return { status: 'failed', reason: error.reason, ...counts };
    throw error;
  }
}

async function apply(orders: readonly Order[], store: OrderStore, counts: Counts): Promise<void> {
  if (orders.length === 0) return;
  const stored = await store.findOrders([...new Set(orders.map(({ id }) => id))]);
  const versions = new Map(stored.map(({ id, version }) => [id, version]));
  const news = new Map<string, Order>();
  for (const order of orders) {
    const known = versions.get(order.id);
    if (known !== undefined && known >= order.version) {
      counts.ignored += 1;
      continue;
    }
    if (known === undefined) counts.created += 1;
    else counts.updated += 1;
    versions.set(order.id, order.version);
    news.set(order.id, order);
  }
  if (news.size > 0) await store.saveOrders([...news.values()]);
}
