import type { Batch, Delivery, Issue, StockStore } from './types.ts';

const BATCH_ROWS = 500;
const PAUSE_MS = 1_000;
const REJECTIONS = 5;

export type Entry = Issue | { readonly line: number; readonly delivery: Delivery };

/** The database has failed too often. */
export class StoreGivenUp extends Error {}

export interface Ledger {
  /** Finds out what is written already, and forgets what is not. */
  open(): Promise<void>;
  /** Takes the next row of the feed; those that are written already are passed over. */
  add(entry: Entry): Promise<void>;
  /** Writes what there is. */
  flush(): Promise<void>;
  /** By this run. */
  readonly written: { readonly deliveries: number; readonly issues: number };
}

/** Writes the rows of a feed in batches, each once. The position of a batch is the line of its last row. */
export function createLedger(feed: string, store: StockStore): Ledger {
  const written = { deliveries: 0, issues: 0 };
  let position = 0;
  let entries: Entry[] = [];
  let rejections = 0;

  async function pause(cause: unknown): Promise<void> {
    rejections += 1;
    // Stryker disable next-line StringLiteral,ObjectLiteral: what it says is for whoever debugs, and no caller sees it
    if (rejections === REJECTIONS) throw new StoreGivenUp('the database fails', { cause });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }

  async function loadPosition(): Promise<number> {
    for (;;) {
      try {
        return (await store.loadPosition(feed)) ?? 0;
      } catch (error) {
        await pause(error);
      }
    }
  }

  /** Commits once; which ISBNs were refused. */
  async function commit(batch: Batch): Promise<readonly string[]> {
    for (;;) {
      try {
        const result = await store.commit(batch);
        return result.status === 'done' ? [] : result.isbns;
      } catch (error) {
        await pause(error);
        if ((await loadPosition()) === batch.position) return [];
      }
    }
  }

  async function flush(): Promise<void> {
    for (;;) {
      const last = entries.at(-1);
      if (last === undefined) return;
      const batch = makeBatch(feed, entries, last.line);
      const refused = new Set(await commit(batch));
      if (refused.size > 0) {
        entries = entries.map((entry) =>
          'delivery' in entry && refused.has(entry.delivery.isbn) ? { line: entry.line, reason: 'refused' } : entry,
        );
        continue;
      }
      written.deliveries += batch.deliveries.length;
      written.issues += batch.issues.length;
      entries = [];
    }
  }

  return {
    written,
    flush,
    async open() {
      position = await loadPosition();
      entries = [];
    },
    async add(entry) {
      if (entry.line <= position) return;
      entries.push(entry);
      if (entries.length === BATCH_ROWS) await flush();
    },
  };
}

function makeBatch(feed: string, entries: readonly Entry[], position: number): Batch {
  return {
    feed,
    position,
    deliveries: entries.flatMap((entry) => ('delivery' in entry ? [entry.delivery] : [])),
    issues: entries.flatMap((entry) => ('reason' in entry ? [entry] : [])),
  };
}
