/** The steps of one deployment, in this order. Each may be called again at any time. */
export type Migration = {
  /** Makes room for what is new. The old application goes on as before. */
  readonly expand: () => Promise<void>;
  /**
   * Brings over movements that are not brought over yet.
   *
   * @param atMost - how many of them, a whole number from 1
   * @returns how many it has brought over; 0 when none was left
   */
  readonly backfill: (atMost: number) => Promise<number>;
  /** The old application is off: from here on the new columns are what counts. Rejects while movements are left. */
  readonly contract: () => Promise<void>;
};

/** As it comes from the address bar. Days are written as `2026-03-01`. */
export type ReportQuery = {
  /** The id of a branch; 0 is the central warehouse. */
  readonly place: number;
  readonly from: string;
  /** The last day of the report; it belongs to it. */
  readonly to: string;
  /** A part of the article's code; all articles where it is left out. */
  readonly search?: string;
};

/** A day on which something was booked. The balance before + added − removed + gap = balance. */
export type ReportDay = {
  readonly on: string;
  readonly added: number;
  readonly removed: number;
  /** What counts have found, less what there should have been: −2 where two are missing. */
  readonly gap: number;
  /** At the end of the day. */
  readonly balance: number;
};

export type ArticleReport = {
  /** In capitals, without spaces around it. */
  readonly code: string;
  readonly name: string;
  /** The balance before the first day of the report. */
  readonly opening: number;
  readonly days: readonly ReportDay[];
  /** The balance at the end of the last day. */
  readonly closing: number;
  /** The last one until the end of the report, also if it was before its beginning. */
  readonly lastCount: { readonly on: string; readonly counted: number; readonly gap: number } | null;
};

export type ReorderQuery = {
  /** The last of the 28 days that are looked at. */
  readonly day: string;
  /** How many ranks of each category are listed, a whole number from 1. */
  readonly top: number;
};

export type ReorderLine = {
  readonly category: string;
  readonly rank: number;
  readonly code: string;
  /** Pieces sold in 28 days, less those that came back. */
  readonly sold: number;
  /** Pieces in all places together, at the end of the day. */
  readonly stock: number;
};

export type Reports = {
  readonly stockReport: (query: ReportQuery) => Promise<readonly ArticleReport[]>;
  readonly reorderList: (query: ReorderQuery) => Promise<readonly ReorderLine[]>;
};
