import { BrokenDownload, download } from './download.ts';
import { findLayout, readDelivery } from './delivery.ts';
import { createLedger, type Ledger, StoreGivenUp } from './ledger.ts';
import { readRows } from './rows.ts';
import type { FailureReason, ImportOptions, ImportReport } from './types.ts';

export type * from './types.ts';

const DOWNLOADS = 3;
const PAUSE_MS = 5_000;

export async function importFeed({ feedUrl, feed, store }: ImportOptions): Promise<ImportReport> {
  const ledger = createLedger(feed, store);
  const reason = await importInto(ledger, feedUrl);
  return { status: reason === null ? 'complete' : 'failed', reason, ...ledger.written };
}

async function importInto(ledger: Ledger, feedUrl: string): Promise<FailureReason | null> {
  for (let downloads = 1; ; downloads += 1) {
    try {
      return await importOnce(ledger, feedUrl);
    } catch (error) {
      if (error instanceof StoreGivenUp) return 'store';
      if (!(error instanceof BrokenDownload)) throw error;
      if (downloads === DOWNLOADS) return 'unavailable';
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Goes through the whole file each time: what is done already is skipped, but still makes later rows duplicates. */
async function importOnce(ledger: Ledger, feedUrl: string): Promise<FailureReason | null> {
  const chunks = await download(feedUrl);
  if (chunks === 'missing') return 'missing';

  const { header, rows } = await readRows(chunks);
  const layout = findLayout(header);
  if (layout === undefined) return 'header';

  await ledger.open();
  const seen = new Set<string>();
  for await (const { line, fields } of rows) {
    const delivery = fields === 'quotes' ? fields : readDelivery(fields, layout);
    if (typeof delivery === 'string') await ledger.add({ line, reason: delivery });
    else if (seen.has(delivery.isbn)) await ledger.add({ line, reason: 'duplicate' });
    else {
      seen.add(delivery.isbn);
      await ledger.add({ line, delivery });
    }
  }
  await ledger.flush();
  return null;
}
