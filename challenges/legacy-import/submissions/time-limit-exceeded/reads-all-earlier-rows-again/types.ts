/** The contract between your code, the wholesaler's file and the database. Add types of your own elsewhere. */

/** What one good row of a feed says: so many copies have been delivered. */
export interface Delivery {
  /** Thirteen digits, nothing else: `9783161484100`. */
  readonly isbn: string;
  readonly title: string;
  /** 1 to 50,000. They are added to what is in stock. */
  readonly copies: number;
  /** 0 to 9,999,999. */
  readonly priceCents: number;
  /** `2026-03-01`, or `null` where the feed does not say. */
  readonly publishedOn: string | null;
}

export type IssueReason =
  | 'quotes'
  | 'fields'
  | 'isbn'
  | 'title'
  | 'copies'
  | 'price'
  | 'published'
  | 'duplicate'
  | 'refused';

/** A row that was not imported. */
export interface Issue {
  /** The line of the file on which the row begins, as a text editor counts: the header is on line 1. */
  readonly line: number;
  readonly reason: IssueReason;
}

/** Rows that are written together: all of it, and the position, or nothing. */
export interface Batch {
  /** Which feed this is of. */
  readonly feed: string;
  /** No ISBN twice. */
  readonly deliveries: readonly Delivery[];
  readonly issues: readonly Issue[];
  /** How far this feed has been imported, once this batch is written. What the number means is up to you. */
  readonly position: number;
}

export type CommitResult =
  | { readonly status: 'done' }
  /** Nothing was written, because the database does not take these. It says nothing about the others. */
  | { readonly status: 'refused'; readonly isbns: readonly string[] };

/** The marketplace's database. */
export interface StockStore {
  /** The position of the last batch of this feed; `null` where there was none. */
  loadPosition(feed: string): Promise<number | null>;
  /**
   * Takes at most 500 rows, deliveries and issues together. A commit that rejects may or may not have happened, but never
   * in part.
   */
  commit(batch: Batch): Promise<CommitResult>;
}

export type FailureReason = 'missing' | 'unavailable' | 'header' | 'store';

/** What one run did. */
export interface ImportReport {
  readonly status: 'complete' | 'failed';
  /** `null` when complete. */
  readonly reason: FailureReason | null;
  /** Deliveries that this run has written. */
  readonly deliveries: number;
  /** Issues that this run has written. */
  readonly issues: number;
}

export interface ImportOptions {
  /** Where the file is. */
  readonly feedUrl: string;
  /** The name of the feed, such as `2026-03-01`. The file of a name never changes. */
  readonly feed: string;
  readonly store: StockStore;
}
